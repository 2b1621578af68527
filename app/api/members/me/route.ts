import type { Actor } from "@/lib/auth/actor";
import { answerJson, jsonMethods, memberJsonHandler, readBody } from "@/lib/json-handler";
import { saveChoices, saveProfile } from "@/lib/members/profile/commands";
import { changeFrom, ownChangeSchema, ownJson } from "@/lib/members/profile/json";
import { getOwnProfile, getProfile } from "@/lib/members/profile/queries";
import { Refusal } from "@/lib/refusal";

const only = jsonMethods("GET, HEAD, PATCH, OPTIONS");

export const GET = memberJsonHandler("MEMBERS", async (actor, request) => answerJson(request, await readOwn(actor)));

export const PATCH = memberJsonHandler("MEMBERS", async (actor, request) => {
  const { text, choices } = changeFrom(await readBody(request, ownChangeSchema));
  await saveProfile(actor, text);
  await saveChoices(actor, choices);
  return answerJson(request, await readOwn(actor));
});

export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const DELETE = only.refused;

async function readOwn(actor: Actor) {
  const [member, own] = await Promise.all([getProfile(actor, actor.name), getOwnProfile(actor)]);
  if (!member) throw new Refusal("not_found", "memberUnknown");
  return ownJson(member, own);
}
