import { answerJson, jsonMethods, memberJsonHandler } from "@/lib/json-handler";
import { rowId } from "@/lib/keyset";
import { messageJson } from "@/lib/messages/api/json";
import { getMessage } from "@/lib/messages/queries";
import { Refusal } from "@/lib/refusal";

type Context = { params: Promise<{ message: string }> };

const only = jsonMethods("GET, HEAD, OPTIONS");

export const GET = memberJsonHandler<Context>("MESSAGES", async (actor, request, { params }) => {
  const id = rowId((await params).message);
  const found = id && (await getMessage(actor, id));
  if (!found) throw new Refusal("not_found", "messageUnknown");
  return answerJson(request, messageJson(found));
});

export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
