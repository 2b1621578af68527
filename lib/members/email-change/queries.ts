import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";

export async function getOwnEmail(viewer: Actor): Promise<{ email: string; waiting: string | null }> {
  const [found] = await db.$queryRaw<{ email: string; waiting: string | null }[]>`
    select email, (
      select token.email from "Token" token
      where token."memberId" = member.id and token.purpose = 'EMAIL_CHANGE' and token."usedAt" is null and token."expiresAt" > now() limit 1
    ) as waiting
    from "Member" member where id = ${viewer.memberId}`;
  if (!found) throw new Error(`There is no member ${viewer.memberId}.`);
  return found;
}
