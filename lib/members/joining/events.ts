import { eventType } from "inngest";
import { z } from "zod";

/** Somebody asked for a new link; zero where no request waits for one. */
export const activationAsked = eventType("members/activation.asked", { schema: z.object({ requestId: z.int() }) });
