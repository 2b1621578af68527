import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { removeOldPosts } from "@/lib/tribune/channels/commands";
import { listForgetfulChannels } from "@/lib/tribune/channels/queries";
import { fillUrls } from "@/lib/tribune/urls/commands";

export const forgetPosts = inngest.createFunction({ id: "tribune-forget-posts", triggers: [cron("20 4 * * *")] }, async ({ step }) => {
  const channels = await step.run("channels", () => listForgetfulChannels());
  for (const channel of channels) {
    const removed = await step.run(`channel-${channel.id}`, () => removeOldPosts(channel));
    if (removed > 0) await step.run(`urls-${channel.id}`, () => fillUrls(channel.id));
  }
});
