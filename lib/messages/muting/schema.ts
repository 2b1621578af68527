import { z } from "zod/mini";
import { idSchema } from "@/lib/messages/schema";

/** What is wanted is named rather than turned round: sent twice, it stays. `next` is where to go on. */
export const muteSchema = z.object({ conversation: idSchema, wish: z.enum(["mute", "unmute"]), next: z.optional(z.string().check(z.maxLength(2000))) });
