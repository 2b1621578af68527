import { addressAfter, answerJson, jsonHandler, jsonMethods, readQuery } from "@/lib/json-handler";
import { listMembers } from "@/lib/members/directory/queries";
import { directoryQuerySchema } from "@/lib/members/directory/schema";
import { listedJson } from "@/lib/members/profile/json";

const only = jsonMethods("GET, HEAD, OPTIONS");

export const GET = jsonHandler("MEMBERS", async (viewer, request) => {
  const { search: q, cursor: after, page_size: size, ...asked } = readQuery(request, directoryQuerySchema);
  const { members, next } = await listMembers(viewer, { q, after, ...asked }, size);
  return answerJson(request, { results: members.map(listedJson), next: next && addressAfter(request, next) });
});

export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
