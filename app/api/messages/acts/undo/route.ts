import { jsonMethods, memberJsonHandler, readBody } from "@/lib/json-handler";
import { undoSchema } from "@/lib/messages/api/schema";
import { undoFiling } from "@/lib/messages/filing/commands";

const only = jsonMethods("POST, OPTIONS");

export const POST = memberJsonHandler("MESSAGES", async (actor, request) => {
  const { undo } = await readBody(request, undoSchema);
  await undoFiling(actor, undo);
  return new Response(null, { status: 204 });
});

export const OPTIONS = only.options;
export const GET = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
