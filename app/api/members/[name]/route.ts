import { answerJson, jsonHandler, jsonMethods } from "@/lib/json-handler";
import { profileJson } from "@/lib/members/profile/json";
import { getProfile } from "@/lib/members/profile/queries";
import { Refusal } from "@/lib/refusal";
import { pathSegment } from "@/lib/security/path-segment";

type Context = { params: Promise<{ name: string }> };

const only = jsonMethods("GET, HEAD, OPTIONS");

export const GET = jsonHandler<Context>("MEMBERS", async (viewer, request, { params }) => {
  const name = pathSegment((await params).name);
  const member = name && (await getProfile(viewer, name));
  if (!member) throw new Refusal("not_found", "memberUnknown");
  return answerJson(request, profileJson(member));
});

export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
