import { jsonMethods, memberJsonHandler } from "@/lib/json-handler";
import { mailboxSource } from "@/lib/messages/news";
import { eventStream } from "@/lib/realtime/event-stream";

const only = jsonMethods("GET, OPTIONS");

export const GET = memberJsonHandler("MESSAGES", async (actor, request) => eventStream(request, { viewer: actor, sources: [mailboxSource(actor)] }));

// Next would answer with GET, whose stream nobody would then read or close.
export const HEAD = only.refused;
export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
