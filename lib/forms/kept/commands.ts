import "server-only";
import { databaseNow, db } from "@/lib/db";
import { keptSeconds } from "@/lib/forms/kept/lifetime";
import { hashSecret, newSecret } from "@/lib/security/secrets";

const mostCharacters = 250_000;

type Typed = { memberId: number; path: string; fields: Record<string, string> };

/** One form for each member, so that nobody fills the database. Returns the secret that gives it back, or null where it is too long. */
export async function keepForm({ memberId, path, fields }: Typed): Promise<string | null> {
  if (Object.values(fields).join("").length > mostCharacters) return null;
  if ((await db.member.count({ where: { id: memberId, leftAt: null } })) === 0) return null;
  const secret = newSecret();
  const kept = { tokenHash: hashSecret(secret), path, fields: withoutNull(fields), keptAt: await databaseNow() };
  await db.keptForm.upsert({ where: { memberId }, create: { memberId, ...kept }, update: kept });
  return secret;
}

export async function dropForm(secret: string): Promise<void> {
  await db.keptForm.deleteMany({ where: { tokenHash: hashSecret(secret) } });
}

export async function forgetForms(): Promise<void> {
  const now = await databaseNow();
  await db.keptForm.deleteMany({ where: { keptAt: { lt: new Date(now.getTime() - 1000 * keptSeconds) } } });
}

/** The database takes no NUL. */
function withoutNull(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name.replaceAll("\0", ""), text.replaceAll("\0", "")]));
}
