import "server-only";
import { type Actor, mintTokenActor, type Recognised } from "@/lib/auth/actor";
import { mayEnter, recognised } from "@/lib/auth/bans";
import { databaseNow, db, readPrepared } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { AccessScope } from "@/lib/generated/prisma/enums";
import { hashSecret, newSecret } from "@/lib/security/secrets";

const usedNoteEvery = "5 minutes";
/** By which programs that look for leaked secrets recognise one of ours. */
const prefix = "causerie_";

type FoundToken = Recognised & { tokenId: number; scopes: AccessScope[]; isUseOld: boolean };

export function newAccessToken(): string {
  return prefix + newSecret();
}

export function bearerOf(headers: Headers): string | null {
  return /^Bearer\s+(\S+)\s*$/i.exec(headers.get("authorization") ?? "")?.[1] ?? null;
}

export const tokenCookie = "causerie_token";

/** What stands in the cookie by which programs that know no other way bring a token along. */
export function tokenInCookie(headers: Headers): string | null {
  return new RegExp(`(?:^|;)\\s*${tokenCookie}=([^;\\s]+)`).exec(headers.get("cookie") ?? "")?.[1] ?? null;
}

export async function findAccessToken(secret: string): Promise<Actor | null> {
  if (!secret.startsWith(prefix)) return null;
  const [token] = await readPrepared<FoundToken>(Prisma.sql`
    select token.id as "tokenId", token.scopes::text[] as scopes, coalesce(token."lastUsedAt" < now() - ${usedNoteEvery}::interval, true) as "isUseOld", ${recognised}
    from "AccessToken" token join "Member" member on member.id = token."memberId"
    where token."tokenHash" = ${hashSecret(secret)} and token."revokedAt" is null and (token."expiresAt" is null or token."expiresAt" > now()) and ${mayEnter}`);
  if (!token) return null;
  const { tokenId: id, scopes, isUseOld, ...member } = token;
  if (isUseOld) await db.accessToken.updateMany({ where: { id }, data: { lastUsedAt: await databaseNow() } });
  return mintTokenActor(member, { id, scopes });
}
