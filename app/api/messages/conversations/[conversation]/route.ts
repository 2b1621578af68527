import { addressAfter, answerJson, jsonMethods, memberJsonHandler, readQuery } from "@/lib/json-handler";
import { rowId } from "@/lib/keyset";
import { conversationJson } from "@/lib/messages/api/json";
import { conversationSchema } from "@/lib/messages/api/schema";
import { getConversation } from "@/lib/messages/queries";
import { Refusal } from "@/lib/refusal";

type Context = { params: Promise<{ conversation: string }> };

const only = jsonMethods("GET, HEAD, OPTIONS");

export const GET = memberJsonHandler<Context>("MESSAGES", async (actor, request, { params }) => {
  const { cursor: before } = readQuery(request, conversationSchema);
  const id = rowId((await params).conversation);
  const found = id && (await getConversation(actor, id, { before }));
  if (!found) throw new Refusal("not_found", "conversationUnknown");
  const [first] = found.messages;
  return answerJson(request, { ...conversationJson(found), earlier: found.earlier && first ? addressAfter(request, String(first.entryId)) : null });
});

export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
