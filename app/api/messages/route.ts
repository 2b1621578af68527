import { limits, takeOrRefuse } from "@/lib/auth/limits";
import { addressAfter, answerCreated, answerJson, jsonMethods, memberJsonHandler, readBody, readQuery } from "@/lib/json-handler";
import { lineJson, sentJson } from "@/lib/messages/api/json";
import { listSchema, sendSchema } from "@/lib/messages/api/schema";
import { writeMessage } from "@/lib/messages/commands";
import { writeEdge } from "@/lib/messages/listing/edge";
import { listFolder } from "@/lib/messages/listing/queries";

const only = jsonMethods("GET, HEAD, POST, OPTIONS");

export const GET = memberJsonHandler("MESSAGES", async (actor, request) => {
  const { folder, listing, ...page } = readQuery(request, listSchema);
  const { lines, older } = await listFolder(actor, folder, { listing, ...page });
  const last = older && lines.at(-1);
  return answerJson(request, { results: lines.map(lineJson), next: last ? addressAfter(request, writeEdge(last, listing.sort)) : null });
});

export const POST = memberJsonHandler("MESSAGES", async (actor, request) => {
  const letter = await readBody(request, sendSchema);
  await takeOrRefuse(limits.messages, `member:${actor.memberId}`);
  return answerCreated(sentJson(await writeMessage(actor, letter)));
});

export const OPTIONS = only.options;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
