import "server-only";
import { databaseNow, db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { likenessToFormer } from "@/lib/members/leaving/queries";
import { emailKey, nameKey } from "@/lib/members/name";
import { likenessToMembers } from "@/lib/members/names/queries";
import { looksReserved } from "@/lib/members/skeleton";
import { judgeToken, type TokenState } from "@/lib/members/tokens";
import { Refusal } from "@/lib/refusal";
import { hashSecret } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

type Reader = Transaction | typeof db;
type Wisher = { email?: string; except?: number };
type NameProblem = "nameTaken" | "nameTooClose" | "nameReserved" | "nameEmoji";
export type ActivationProblem = "tokenUnknown" | "tokenUsed" | "tokenExpired" | "alreadyJoined" | "joinRefused" | "joinWaits";

export type AddressHolder = { id: number; name: string; email: string; locale: string | null };

export const open = { joinedAt: null, refusedAt: null } as const satisfies Prisma.JoinRequestWhereInput;

/** The name of somebody who left is free for their own address alone. That is asked of proved addresses only: any other would be a guess. */
export async function requireFreeName(tx: Reader, name: string, wisher: Wisher): Promise<void> {
  const problem = await nameProblem(tx, name, wisher);
  if (problem) throw new Refusal("conflict", problem, { field: "name" });
}

export async function isNameFree(tx: Reader, request: { name: string; email: string }): Promise<boolean> {
  return (await nameProblem(tx, request.name, request)) === null;
}

/** Also under another spelling where the site takes those for one (members.foldAddresses). */
export async function findAddressHolder(tx: Reader, email: string): Promise<AddressHolder | null> {
  const key = emailKey(email);
  if (!(await getSetting("members.foldAddresses"))) return tx.member.findUnique({ where: { emailKey: key }, select: { id: true, name: true, email: true, locale: true } });
  const [found] = await tx.$queryRaw<AddressHolder[]>`
    select id, name, email, locale from "Member" where folded_email("emailKey") = folded_email(${key}) order by "emailKey" <> ${key}, id limit 1`;
  return found ?? null;
}

/** Signing in says that a request waits only to who knows its password, and asks also where there is an account: a request tells nothing of whether its address has one. */
export async function findWaitingRequest(key: string): Promise<{ passwordHash: string; provedAt: Date | null } | null> {
  return db.joinRequest.findFirst({
    where: { ...open, ...(key.includes("@") ? { emailKey: emailKey(key) } : { nameKey: nameKey(key) }) },
    select: { passwordHash: true, provedAt: true },
    orderBy: { id: "desc" },
  });
}

export async function countWaitingRequests(): Promise<number> {
  return db.joinRequest.count({ where: open });
}

export const activation = {
  id: true,
  purpose: true,
  expiresAt: true,
  usedAt: true,
  joinRequest: true,
} as const satisfies Prisma.TokenSelect;

export async function getActivation(token: string): Promise<{ name: string; free: boolean } | { refused: ActivationProblem }> {
  const found = await db.token.findUnique({ where: { tokenHash: hashSecret(token) }, select: activation });
  const refused = await judgeActivation(db, found, await databaseNow());
  const request = found?.joinRequest;
  if (refused || !request) return { refused: refused ?? "tokenUnknown" };
  return { name: request.name, free: await isNameFree(db, request) };
}

export async function wantsOtherName(token: string): Promise<boolean> {
  const activation = await getActivation(token);
  return "free" in activation && !activation.free;
}

type Asked = TokenState & { joinRequest: Pick<Prisma.JoinRequestGetPayload<object>, "emailKey" | "provedAt" | "acceptedAt" | "refusedAt" | "joinedAt"> | null };

export async function judgeActivation(tx: Reader, found: Asked | null, now: Date): Promise<ActivationProblem | null> {
  const request = found?.joinRequest;
  if (request?.refusedAt) return "joinRefused";
  if (request?.provedAt && !request.acceptedAt && !request.joinedAt) return "joinWaits";
  const refused = judgeToken(found, "ACTIVATION", now);
  if (refused || !request) return refused ?? "tokenUnknown";
  return (await findAddressHolder(tx, request.emailKey)) ? "alreadyJoined" : null;
}

async function nameProblem(tx: Reader, name: string, { email, except }: Wisher): Promise<NameProblem | null> {
  const emoji = await getSetting("members.emojiInNames");
  if (!emoji && /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(name)) return "nameEmoji";
  if (looksReserved(name, await getSetting("site.name"))) return "nameReserved";
  const here = await likenessToMembers(tx, name, except);
  const gone = email === undefined ? null : await likenessToFormer(tx, name, email);
  if (here === "same" || gone === "same") return "nameTaken";
  return here || gone ? "nameTooClose" : null;
}
