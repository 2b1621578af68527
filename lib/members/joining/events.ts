import { eventType } from "inngest";
import { z } from "zod";

/** Zero where no request waits for a link. */
export const activationAsked = eventType("members/activation.asked", { schema: z.object({ requestId: z.int() }) });
