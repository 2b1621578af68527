import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { forADay } from "@/lib/jobs/retries";
import { memberLeft } from "@/lib/members/leaving/events";
import { forgetAddresses, forgetFilters, unnameLeft, unnamePosts } from "@/lib/tribune/people/commands";

export const unnameMember = inngest.createFunction({ id: "tribune-unname-member", retries: forADay, triggers: [memberLeft] }, async ({ event, step }) => {
  await step.run("posts", () => unnamePosts(event.data.memberId));
  await step.run("filters", () => forgetFilters(event.data.memberId));
});

export const forgetPostAddresses = inngest.createFunction({ id: "tribune-forget-addresses", triggers: [cron("30 4 * * *")] }, async ({ step }) => {
  await step.run("addresses", () => forgetAddresses());
});

export const unnameMembersLeft = inngest.createFunction({ id: "tribune-unname-left", triggers: [cron("40 3 * * *")] }, async ({ step }) => {
  await step.run("posts", () => unnameLeft());
});
