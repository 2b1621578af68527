import "server-only";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { seal } from "@/lib/tribune/identity/cookie";
import type { Participant } from "@/lib/tribune/identity/participant";
import { pack } from "@/lib/tribune/identity/state";

/** Keeps what changed: beside the token of a program, which knows no cookies of ours, or in the cookie whose value is returned. */
export async function keepState({ actor, state }: Participant): Promise<string | null> {
  const value = seal(state);
  if (!value) throw new Refusal("invalid", "filtersTooMany", { field: "content" });
  if (!actor?.token) return value;
  await db.accessToken.updateMany({ where: { id: actor.token.id, memberId: actor.memberId }, data: { tribuneState: pack(state) } });
  return null;
}
