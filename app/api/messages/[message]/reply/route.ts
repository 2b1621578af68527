import { limits, takeOrRefuse } from "@/lib/auth/limits";
import { answerCreated, jsonMethods, memberJsonHandler, readBody } from "@/lib/json-handler";
import { rowId } from "@/lib/keyset";
import { sentJson } from "@/lib/messages/api/json";
import { replySchema } from "@/lib/messages/api/schema";
import { answerMessage } from "@/lib/messages/commands";
import { getMessage } from "@/lib/messages/queries";
import { answerSubject } from "@/lib/messages/subject";
import { Refusal } from "@/lib/refusal";

type Context = { params: Promise<{ message: string }> };

const only = jsonMethods("POST, OPTIONS");

export const POST = memberJsonHandler<Context>("MESSAGES", async (actor, request, { params }) => {
  const id = rowId((await params).message);
  const answered = id && (await getMessage(actor, id));
  if (!answered) throw new Refusal("not_found", "messageUnknown");
  const answer = await readBody(request, replySchema);
  await takeOrRefuse(limits.messages, `member:${actor.memberId}`);
  return answerCreated(sentJson(await answerMessage(actor, { parent: id, ...answer, subject: answer.subject ?? answerSubject(answered.subject) })));
});

export const OPTIONS = only.options;
export const GET = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
