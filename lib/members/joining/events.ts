import { eventType } from "inngest";
import { z } from "zod";

/** An account came into being. */
export const memberJoined = eventType("members/member.joined", { schema: z.object({ memberId: z.int() }) });

/** Zero where no request waits for a link. */
export const activationAsked = eventType("members/activation.asked", { schema: z.object({ requestId: z.int() }) });
