import { eventType } from "inngest";
import { z } from "zod";

const messageIds = z.array(z.int()).min(1);
const schema = z.object({ messageIds });

export const messageSent = eventType("messages/message.sent", { schema });
export const messageAccepted = eventType("messages/message.accepted", { schema: z.object({ messageIds, quiet: z.boolean().optional() }) });
export const messageRejected = eventType("messages/message.rejected", { schema });
export const messageRead = eventType("messages/message.read", { schema });
