import "server-only";
import { limits, take } from "@/lib/auth/limits";
import { hashPassword } from "@/lib/auth/password";
import { requireStrongPassword } from "@/lib/auth/password-strength";
import { databaseNow, db, isDuplicate, patiently } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locale";
import { emitEvent } from "@/lib/jobs/commands";
import { lockAddress } from "@/lib/members/addresses/commands";
import { activationAsked, memberJoined } from "@/lib/members/joining/events";
import { mailActivation, mailAlreadyJoined } from "@/lib/members/joining/mails";
import { activation, findAddressHolder, judgeActivation, open, requireFreeName } from "@/lib/members/joining/queries";
import type { Join, SolvedWork } from "@/lib/members/joining/schema";
import { isDone } from "@/lib/members/joining/work";
import { restoreSanctions } from "@/lib/members/leaving/commands";
import { emailKey, nameKey } from "@/lib/members/name";
import { requireAllowedProvider } from "@/lib/members/providers/queries";
import { nameColumns } from "@/lib/members/skeleton";
import { Refusal } from "@/lib/refusal";
import { hashSecret, newSecret } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";
import { hasVisible } from "@/lib/text/visible";
import type { Transaction } from "@/lib/transaction";

type Request = Prisma.JoinRequestGetPayload<object>;
type Activated = { name: string; waits: boolean };

const hour = 3600 * 1000;
const day = 24 * hour;

/** The same form again changes nothing or, corrected, corrects the request. For an address with an account the same is done, but the mail says so: neither the answer nor its time, nor what follows, tells who is here. */
export async function joinSite({ name, email, password, key, application, work }: Join, locale: Locale): Promise<void> {
  if (!(await getSetting("members.joiningOpen"))) throw new Refusal("forbidden", "joiningClosed");
  const hours = await getSetting("members.activationHours");
  const asked = await db.joinRequest.findUnique({ where: { key }, select: { joinedAt: true } });
  if (asked?.joinedAt) return;
  if (!hasVisible(application ?? "") && (await getSetting("members.approval"))) throw new Refusal("invalid", "required", { field: "application" });
  await requireFreeName(db, name, {});
  await requireAllowedProvider(email);
  const worked = !asked && (await getSetting("members.proofOfWork")) ? await requireWork(work) : undefined;
  await requireStrongPassword(password, [name, email]);
  if (worked) await spend(worked);
  const wish = { name, nameKey: nameKey(name), email, emailKey: emailKey(email), passwordHash: await hashPassword(password), application: application?.trim() || null, locale };
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${key}))`;
    const known = await tx.joinRequest.findUnique({ where: { key } });
    if (known?.provedAt || known?.refusedAt) return;
    const request = await tx.joinRequest.upsert({ where: { key }, create: { ...wish, key, createdAt: await databaseNow(tx) }, update: wish });
    if (known?.emailKey !== request.emailKey) await issueActivation(tx, request, hours);
  });
}

/** Looked at before anything dear is done. */
async function requireWork(work: Join["work"]): Promise<SolvedWork> {
  if (!work || !(await isDone(work))) throw new Refusal("invalid", "workMissing");
  return work;
}

/** One piece of work is good for one request. */
async function spend({ challenge }: SolvedWork) {
  if ((await take(limits.workDone, challenge)) > 0) throw new Refusal("invalid", "workMissing");
}

/** The link is sent in the background, so that the answer cannot tell whether the address waits for one. */
export async function resendActivation(email: string): Promise<void> {
  const request = await db.joinRequest.findFirst({ where: { ...open, emailKey: emailKey(email) }, select: { id: true }, orderBy: { id: "desc" } });
  await db.$transaction((tx) => emitEvent(tx, activationAsked, { requestId: request?.id ?? 0 }));
}

export async function sendNewLink(requestId: number): Promise<void> {
  const hours = await getSetting("members.activationHours");
  await db.$transaction(async (tx) => {
    const request = await tx.joinRequest.findFirst({ where: { ...open, id: requestId, OR: [{ provedAt: null }, { acceptedAt: { not: null } }] } });
    if (request) await issueActivation(tx, request, hours);
  });
}

/** The name and the password are those of the very form whose link this is. Throws a refusal for a link that does not work; of several attempts at once, one succeeds. */
export async function activateMember(token: string, otherName?: string): Promise<Activated> {
  const approval = await getSetting("members.approval");
  const attempt = () => db.$transaction((tx) => activate(tx, hashSecret(token), { otherName, approval }));
  try {
    return await attempt();
  } catch (reason) {
    // Somebody took the name or the address at the same moment: the second attempt finds it taken, and says so.
    if (!isDuplicate(reason)) throw reason;
    return attempt();
  }
}

async function activate(tx: Transaction, tokenHash: string, { otherName, approval }: { otherName: string | undefined; approval: boolean }): Promise<Activated> {
  const now = await databaseNow(tx);
  const known = await tx.token.findUnique({ where: { tokenHash }, select: { joinRequest: { select: { emailKey: true } } } });
  if (known?.joinRequest) await lockAddress(tx, known.joinRequest.emailKey);
  const found = await tx.token.findUnique({ where: { tokenHash }, select: activation });
  const refused = await judgeActivation(tx, found, now);
  if (refused || !found?.joinRequest) throw new Refusal("invalid", refused ?? "tokenUnknown");
  await tx.token.update({ where: { id: found.id }, data: { usedAt: now } });
  const request = found.joinRequest;
  const name = otherName ?? request.name;
  const waits = approval && !request.acceptedAt;
  if (waits) await keepForStaff(tx, request, name);
  else await openAccount(tx, request, name);
  return { name, waits };
}

async function keepForStaff(tx: Transaction, request: Request, name: string) {
  await requireFreeName(tx, name, request);
  await tx.joinRequest.update({ where: { id: request.id }, data: { name, nameKey: nameKey(name), provedAt: await databaseNow(tx) } });
}

/** To be called under lockAddress. Other links to the same address have done their work with this one, and other requests their wait. */
export async function openAccount(tx: Transaction, request: Request, name: string): Promise<void> {
  await requireFreeName(tx, name, request);
  const now = await databaseNow(tx);
  const { email, passwordHash, locale } = request;
  const member = await tx.member.create({ data: { ...nameColumns(name), email, emailKey: request.emailKey, passwordHash, locale, joinedAt: now } });
  await restoreSanctions(tx, member);
  await tx.joinRequest.updateMany({ where: { emailKey: request.emailKey }, data: { memberId: member.id } });
  await emitEvent(tx, memberJoined, { memberId: member.id });
  await tx.joinRequest.update({ where: { id: request.id }, data: { provedAt: request.provedAt ?? now, joinedAt: now, passwordHash: "" } });
  await tx.joinRequest.updateMany({ where: { ...open, emailKey: request.emailKey, provedAt: { not: null } }, data: { refusedAt: now, passwordHash: "" } });
  await tx.token.updateMany({ where: { joinRequest: { emailKey: request.emailKey }, usedAt: null }, data: { usedAt: now } });
}

export async function forgetJoinRequests(): Promise<void> {
  const [now, days] = [await databaseNow(), await getSetting("members.forgetUnactivatedDays")];
  const over = {
    createdAt: { lt: new Date(now.getTime() - days * day) },
    tokens: { none: { usedAt: null, expiresAt: { gt: now } } },
    NOT: { ...open, provedAt: { not: null }, acceptedAt: null },
  };
  await patiently((tx) => tx.joinRequest.deleteMany({ where: over }));
}

/** For an address with an account a link is made as well, which nobody is sent: so both take the same. */
async function issueActivation(tx: Transaction, request: Request, hours: number) {
  const token = await newLink(tx, request.id, hours);
  const holder = await findAddressHolder(tx, request.email);
  await (holder ? mailAlreadyJoined(tx, holder) : mailActivation(tx, request, { token, hours }));
}

export async function newLink(tx: Transaction, joinRequestId: number, hours: number): Promise<string> {
  const token = newSecret();
  const now = await databaseNow(tx);
  await tx.token.deleteMany({ where: { joinRequestId, usedAt: null } });
  await tx.token.create({ data: { purpose: "ACTIVATION", tokenHash: hashSecret(token), joinRequestId, createdAt: now, expiresAt: new Date(now.getTime() + hours * hour) } });
  return token;
}
