import "server-only";
import { inngest } from "@/lib/jobs/client";
import { forADay } from "@/lib/jobs/retries";
import { renewSkeletons } from "@/lib/members/commands";
import { namesOutdated } from "@/lib/members/names/events";

export const renewNames = inngest.createFunction({ id: "members-renew-names", triggers: [namesOutdated], retries: forADay }, async ({ step }) => {
  await step.run("skeletons", async () => ({ changed: (await renewSkeletons()).changed }));
});
