import { memberHandler } from "@/lib/handler";
import { jsonMethods } from "@/lib/json-handler";
import { newsJson } from "@/lib/messages/api/json";
import { getMailboxNews } from "@/lib/messages/queries";

const only = jsonMethods("GET, HEAD, OPTIONS");

export const GET = memberHandler(async (actor) => Response.json(newsJson(actor.news ?? (await getMailboxNews(actor))), { headers: { "Cache-Control": "private, no-store" } }), { scope: "MESSAGES" });

export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
