import "server-only";
import { lockMember } from "@/lib/auth/acting";
import { nameBrowser } from "@/lib/auth/browser";
import { howKnown, noteDevice } from "@/lib/auth/devices";
import { forgive, limits, take } from "@/lib/auth/limits";
import { verifyPassword } from "@/lib/auth/password";
import { placeOf } from "@/lib/auth/places";
import { type Device, openSession } from "@/lib/auth/sessions";
import { databaseNow, db } from "@/lib/db";
import type { Recipient } from "@/lib/email/letter";
import { translator } from "@/lib/i18n/translator";
import { findWaitingRequest } from "@/lib/members/joining/queries";
import { currentSanction } from "@/lib/members/sanctions/queries";
import { mailAccountNews, momentFor } from "@/lib/members/security/mails";
import { accountCalled, typedKey } from "@/lib/members/signing-in/account";
import type { SignIn } from "@/lib/members/signing-in/schema";
import { Refusal } from "@/lib/refusal";
import { networkOf, wideNetworkOf } from "@/lib/security/client-address";
import { hashSecret, newSecret } from "@/lib/security/secrets";
import type { Transaction } from "@/lib/transaction";

type Visit = Device & { device?: string };

type Newcomer = Recipient & { id: number; lastSeenAt: Date | null; passwordHash: string };

/** A wrong name and a wrong password read and take the same. Guesses are counted by name and network, so that nobody is kept out by what strangers try elsewhere. What is the matter with an account is told to who knows its password alone. */
export async function signIn({ name, password }: SignIn, remembered: boolean, visit: Visit): Promise<{ token: string; name: string; locale: string | null }> {
  const member = await db.member.findFirst({ where: accountCalled(name) });
  const account = hashSecret(typedKey(name)).slice(0, 32);
  const device = visit.device ?? newSecret();
  const known = await howKnown(member?.id ?? 0, { device, address: visit.address });
  const here = `${account}:${known === "device" ? hashSecret(device).slice(0, 32) : networkOf(visit.address ?? "")}`;
  const seconds = await takeGuess(account, here, { address: visit.address, known: known !== null });
  if (seconds > 0) throw new Refusal("too_many", "tooManyMinutes", { values: { minutes: Math.ceil(seconds / 60) } });
  const waiting = await findWaitingRequest(name);
  const [right, waits] = [await verifyPassword(password, member?.passwordHash), await verifyPassword(password, waiting?.passwordHash)];
  if (!right || !member) throw waits ? new Refusal("forbidden", waiting?.provedAt ? "notYetAdmitted" : "notActivated") : new Refusal("invalid", "signInWrong");
  await forgive(limits.signInByName, here);
  await refuseBanned(member.id);
  return { token: await db.$transaction((tx) => enter(tx, member, { remembered, visit })), name: member.name, locale: member.locale };
}

/** Narrow counts come first, so that what they stop does not fill the wide ones. Who is known again is never kept out by what others try. */
async function takeGuess(account: string, here: string, { address, known }: { address: string | null; known: boolean }): Promise<number> {
  const narrow = await take(limits.signInByName, here);
  if (narrow > 0 || known) return narrow;
  const wide = wideNetworkOf(address ?? "");
  const seconds = wide ? await take(limits.signInByWideNetwork, `${account}:${wide}`) : 0;
  return seconds > 0 ? seconds : take(limits.signInOverall, account);
}

async function refuseBanned(memberId: number) {
  const ban = await currentSanction(memberId, "BAN");
  if (ban?.until) throw new Refusal("forbidden", "bannedUntil", { values: { reason: ban.reason, until: ban.until } });
  if (ban) throw new Refusal("forbidden", "banned", { values: { reason: ban.reason } });
}

/** The password may have been changed, and the account be gone, since the password was compared. */
async function enter(tx: Transaction, member: Newcomer, { remembered, visit }: { remembered: boolean; visit: Visit }): Promise<string> {
  await lockMember(tx, member.id);
  const present = await tx.member.count({ where: { id: member.id, leftAt: null, passwordHash: member.passwordHash } });
  if (present === 0) throw new Refusal("invalid", "signInWrong");
  const isNew = await noteDevice(tx, member.id, { device: visit.device ?? newSecret(), address: visit.address });
  // The first browser of all is the one in which the account was made, and tells nothing.
  if (isNew && member.lastSeenAt) await tellOfDevice(tx, member, visit);
  return openSession(tx, member.id, remembered, visit);
}

async function tellOfDevice(tx: Transaction, member: Newcomer, { userAgent, address }: Visit) {
  const t = translator(member.locale, "security");
  const browser = nameBrowser(userAgent) ?? t("sessions.unknownBrowser");
  const place = await placeOf(address, member.locale ?? "en");
  const values = { browser: [browser, place, address].filter(Boolean).join(", "), when: await momentFor(member, await databaseNow(tx)) };
  await mailAccountNews(tx, member, { about: "newDevice", path: "/settings/security", values });
}
