import { eventType } from "inngest";
import { z } from "zod";

/** The row is a tombstone already, and what other domains keep is theirs to see to. */
export const memberLeft = eventType("members/member.left", { schema: z.object({ memberId: z.int() }) });
