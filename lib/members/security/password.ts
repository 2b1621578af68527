import "server-only";
import { nameKey } from "@/lib/members/name";
import { Refusal } from "@/lib/refusal";

/** Refuses what others would guess of somebody. */
export async function requireGoodPassword(password: string, member: { name: string; email: string }): Promise<void> {
  if (nameKey(password) === nameKey(member.name)) throw new Refusal("invalid", "passwordIsName", { field: "password" });
}
