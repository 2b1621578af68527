import { eventType } from "inngest";
import { z } from "zod";

export const mailAccepted = eventType("email/mail.accepted", { schema: z.object({ mailId: z.int() }) });
