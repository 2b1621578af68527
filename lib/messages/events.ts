import { eventType } from "inngest";
import { z } from "zod";

const schema = z.object({ messageIds: z.array(z.int()).min(1) });

/** Somebody wrote something, whether it may be delivered or not. */
export const messageSent = eventType("messages/message.sent", { schema });
/** It was put into the mailbox of whom it is for. */
export const messageAccepted = eventType("messages/message.accepted", { schema });
/** It was, by whom it is for. */
export const messageRead = eventType("messages/message.read", { schema });
