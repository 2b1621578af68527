import { limits, takeOrRefuse } from "@/lib/auth/limits";
import { answerCreated, jsonMethods, memberJsonHandler, readBody } from "@/lib/json-handler";
import { rowId } from "@/lib/keyset";
import { sentJson } from "@/lib/messages/api/json";
import { replySchema } from "@/lib/messages/api/schema";
import { replyToConversation } from "@/lib/messages/commands";
import { getMessage } from "@/lib/messages/queries";
import { Refusal } from "@/lib/refusal";

type Context = { params: Promise<{ message: string }> };

const only = jsonMethods("POST, OPTIONS");

export const POST = memberJsonHandler<Context>("MESSAGES", async (actor, request, { params }) => {
  const id = rowId((await params).message);
  const answered = id && (await getMessage(actor, id));
  if (!answered) throw new Refusal("not_found", "notFound");
  const answer = await readBody(request, replySchema);
  await takeOrRefuse(limits.messages, `member:${actor.memberId}`);
  const { conversationIds } = await replyToConversation(actor, { conversation: answered.id, ...answer });
  return answerCreated(sentJson(conversationIds));
});

export const OPTIONS = only.options;
export const GET = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
