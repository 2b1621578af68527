import "server-only";
import { forgive, limits, take } from "@/lib/auth/limits";
import { verifyPassword } from "@/lib/auth/password";
import { type Device, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { emailKey, nameKey } from "@/lib/members/name";
import type { SignIn } from "@/lib/members/signing-in/schema";
import { Refusal } from "@/lib/refusal";
import { networkOf } from "@/lib/security/client-address";
import { hashSecret } from "@/lib/security/secrets";

/**
 * Opens a session and returns its secret. A wrong name and a wrong password read and take the same. Guesses are counted
 * by name and network, so that nobody is kept out by what strangers try elsewhere.
 */
export async function signIn({ name, password }: SignIn, remembered: boolean, device: Device): Promise<{ token: string; name: string; locale: string | null }> {
  const member = await db.member.findFirst({ where: name.includes("@") ? { emailKey: emailKey(name) } : { nameKey: nameKey(name) } });
  const account = hashSecret(member?.nameKey ?? nameKey(name)).slice(0, 32);
  const here = `${account}:${networkOf(device.address ?? "")}`;
  const seconds = Math.max(await take(limits.signInByName, here), await take(limits.signInOverall, account));
  if (seconds > 0) throw new Refusal("too_many", "tooManyMinutes", { values: { minutes: Math.ceil(seconds / 60) } });
  if (!(await verifyPassword(password, member?.passwordHash)) || !member) throw new Refusal("invalid", "signInWrong");
  if (!member.activatedAt) throw new Refusal("forbidden", "notActivated");
  await forgive(limits.signInByName, here);
  return { token: await db.$transaction((tx) => openSession(tx, member.id, remembered, device)), name: member.name, locale: member.locale };
}
