import { answerJson, jsonMethods, memberJsonHandler, readBody } from "@/lib/json-handler";
import { actSchema } from "@/lib/messages/api/schema";
import { file, fileAll } from "@/lib/messages/filing/commands";

const only = jsonMethods("POST, OPTIONS");

export const POST = memberJsonHandler("MESSAGES", async (actor, request) => {
  const wanted = await readBody(request, actSchema);
  return answerJson(request, "all" in wanted ? await fileAll(actor, wanted.act, wanted.all) : await file(actor, wanted.act, wanted.selection));
});

export const OPTIONS = only.options;
export const GET = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
