import { memberHandler } from "@/lib/handler";
import { countUnread } from "@/lib/messages/queries";

export const GET = memberHandler(async (actor) => Response.json({ unread_count: await countUnread(actor) }, { headers: { "Cache-Control": "private, no-store" } }), { scope: "MESSAGES" });
