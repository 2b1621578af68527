import { eventType } from "inngest";
import { z } from "zod";

/** The member is 0 where nobody is called so, and nothing else tells the two apart. */
export const recoveryAsked = eventType("members/recovery.asked", { schema: z.object({ memberId: z.int() }) });
