import { answerJson, jsonHandler, jsonMethods } from "@/lib/json-handler";
import { findCurrentName } from "@/lib/members/names/queries";
import { profileJson } from "@/lib/members/profile/json";
import { getProfile } from "@/lib/members/profile/queries";
import { Refusal } from "@/lib/refusal";
import { pathSegment } from "@/lib/security/path-segment";

type Context = { params: Promise<{ name: string }> };

const only = jsonMethods("GET, HEAD, OPTIONS");

export const GET = jsonHandler<Context>("MEMBERS", async (viewer, request, { params }) => {
  const name = pathSegment((await params).name);
  const member = name && (await getProfile(viewer, name));
  if (member) return answerJson(request, profileJson(member));
  const current = name && (await findCurrentName(viewer, name));
  if (!current) throw new Refusal("not_found", "memberUnknown");
  const headers = { Location: `/api/members/${encodeURIComponent(current)}`, "Cache-Control": "no-store" };
  return new Response(null, { status: 307, headers });
});

export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
