import { limits, takeOrRefuse } from "@/lib/auth/limits";
import { answerJson, jsonMethods, memberJsonHandler, readQuery } from "@/lib/json-handler";
import { avatarPath } from "@/lib/members/avatar/path";
import { lookUpRecipients, suggestRecipients } from "@/lib/messages/recipients/queries";
import { recipientsSchema } from "@/lib/messages/recipients/schema";

const only = jsonMethods("GET, HEAD, OPTIONS");

export const GET = memberJsonHandler("MESSAGES", async (actor, request) => {
  const { q, names } = readQuery(request, recipientsSchema);
  await takeOrRefuse(limits.recipients, `member:${actor.memberId}`);
  const found = names ? await lookUpRecipients(actor, names) : await suggestRecipients(actor, q);
  return answerJson(request, { results: found.map(({ name, avatarVersion, unwritable }) => ({ name, avatar: avatarPath(name, avatarVersion), unwritable })) });
});

export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
