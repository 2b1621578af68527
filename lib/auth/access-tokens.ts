import "server-only";
import { type Actor, mintTokenActor } from "@/lib/auth/actor";
import { mayEnter } from "@/lib/auth/bans";
import { databaseNow, db } from "@/lib/db";
import { hashSecret, newSecret } from "@/lib/security/secrets";

const usedNoteEvery = 5 * 60 * 1000;
/** By which programs that look for leaked secrets recognise one of ours. */
const prefix = "causerie_";

const foundToken = {
  id: true,
  scopes: true,
  lastUsedAt: true,
  member: { select: { id: true, name: true, role: true, locale: true, avatarVersion: true, menusOnHover: true, keyboardShortcuts: true } },
} as const;

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
  const now = new Date();
  const token = await db.accessToken.findUnique({
    where: { tokenHash: hashSecret(secret), revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }], member: mayEnter(now) },
    select: foundToken,
  });
  if (!token) return null;
  const { id, scopes, lastUsedAt, member } = token;
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() > usedNoteEvery) await db.accessToken.updateMany({ where: { id }, data: { lastUsedAt: await databaseNow() } });
  return mintTokenActor(member, { id, scopes });
}
