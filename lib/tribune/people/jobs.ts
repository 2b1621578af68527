import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { memberLeft } from "@/lib/members/leaving/events";
import { forgetAddresses, forgetFilters, unnamePosts } from "@/lib/tribune/people/commands";

export const unnameMember = inngest.createFunction({ id: "tribune-unname-member", triggers: [memberLeft] }, async ({ event, step }) => {
  await step.run("posts", () => unnamePosts(event.data.memberId));
  await step.run("filters", () => forgetFilters(event.data.memberId));
});

export const forgetPostAddresses = inngest.createFunction({ id: "tribune-forget-addresses", triggers: [cron("30 4 * * *")] }, async ({ step }) => {
  await step.run("addresses", () => forgetAddresses());
});
