import { memberHandler } from "@/lib/handler";
import { newsJson } from "@/lib/messages/api/json";
import { getMailboxNews } from "@/lib/messages/queries";

export const GET = memberHandler(async (actor) => Response.json(newsJson(await getMailboxNews(actor)), { headers: { "Cache-Control": "private, no-store" } }), { scope: "MESSAGES" });
