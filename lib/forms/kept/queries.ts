import "server-only";
import { databaseNow, db } from "@/lib/db";
import { keptSeconds, shownSeconds } from "@/lib/forms/kept/lifetime";
import { hashSecret } from "@/lib/security/secrets";

export type KeptForm = { path: string; fields: Record<string, string> };

/** What was typed in the browser that has this secret: for the member who typed it, or, before anybody has signed in, for `nobody`. */
export async function getKeptForm(secret: string | undefined, reader: { memberId: number } | "nobody"): Promise<KeptForm | null> {
  if (!secret) return null;
  const seconds = reader === "nobody" ? shownSeconds : keptSeconds;
  const since = new Date((await databaseNow()).getTime() - 1000 * seconds);
  const whose = reader === "nobody" ? {} : { memberId: reader.memberId };
  const kept = await db.keptForm.findFirst({ where: { tokenHash: hashSecret(secret), keptAt: { gt: since }, ...whose } });
  return kept && { path: kept.path, fields: kept.fields as Record<string, string> };
}
