import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { removeOldPosts } from "@/lib/tribune/channels/commands";
import { listForgetfulChannels } from "@/lib/tribune/channels/queries";

export const forgetPosts = inngest.createFunction({ id: "tribune-forget-posts", triggers: [cron("20 4 * * *")] }, async ({ step }) => {
  const channels = await step.run("channels", () => listForgetfulChannels());
  for (const channel of channels) await step.run(`channel-${channel.id}`, () => removeOldPosts(channel));
});
