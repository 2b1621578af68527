import { jsonMethods, memberJsonHandler, readBody } from "@/lib/json-handler";
import { undoSchema } from "@/lib/messages/api/schema";
import { undoFiling } from "@/lib/messages/filing/commands";
import { Refusal } from "@/lib/refusal";

const only = jsonMethods("POST, OPTIONS");

export const POST = memberJsonHandler("MESSAGES", async (actor, request) => {
  const { undo } = await readBody(request, undoSchema);
  if (!(await undoFiling(actor, undo))) throw new Refusal("conflict", "nothingToUndo");
  return new Response(null, { status: 204 });
});

export const OPTIONS = only.options;
export const GET = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
