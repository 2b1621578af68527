import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { removeOldPosts } from "@/lib/tribune/channels/commands";
import { listCorrectedChannels, listForgetfulChannels } from "@/lib/tribune/channels/queries";
import { fillUrls } from "@/lib/tribune/urls/commands";

export const forgetPosts = inngest.createFunction({ id: "tribune-forget-posts", triggers: [cron("20 4 * * *")] }, async ({ step }) => {
  const channels = await step.run("channels", () => listForgetfulChannels());
  for (const channel of channels) {
    const removed = await step.run(`channel-${channel.id}`, () => removeOldPosts(channel));
    if (removed > 0) await step.run(`urls-${channel.id}`, () => fillUrls(channel.id));
  }
});

/** Whoever hides or edits a post also brings back the URLs that others link to as well; a process may end before it has. */
export const fillArchives = inngest.createFunction({ id: "tribune-fill-archives", triggers: [cron("50 4 * * *")] }, async ({ step }) => {
  const channels = await step.run("channels", () => listCorrectedChannels());
  for (const id of channels) await step.run(`urls-${id}`, () => fillUrls(id));
});
