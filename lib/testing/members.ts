import { randomUUID } from "node:crypto";
import { type Actor, mintActor } from "@/lib/auth/actor";
import { hashPassword } from "@/lib/auth/password";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { emailKey, nameKey } from "@/lib/members/name";
import { nameColumns } from "@/lib/members/skeleton";

export const testPassword = "causerie-demo";

export type TestMember = { actor: Actor; id: number; name: string; email: string };

let passwordHash: Promise<string> | undefined;
let made = 0;

export async function createMember(name = `member ${++made}-${process.pid}`, overrides: Partial<Prisma.MemberUncheckedCreateInput> = {}): Promise<TestMember> {
  passwordHash ??= hashPassword(testPassword);
  const email = overrides.email ?? `${name.replace(/[^a-z0-9]+/gi, ".")}@causerie.example`;
  const member = await db.member.create({
    data: { ...nameColumns(name), email, emailKey: emailKey(email), passwordHash: await passwordHash, locale: "en", ...overrides },
  });
  return { actor: mintActor(member, null), id: member.id, name, email };
}

export async function findMember(name: string): Promise<TestMember | null> {
  const member = await db.member.findUnique({ where: { nameKey: nameKey(name) } });
  return member && { actor: mintActor(member, null), id: member.id, name: member.name, email: member.email };
}

export async function createJoinRequest(overrides: Partial<Prisma.JoinRequestUncheckedCreateInput> = {}): Promise<{ id: number; name: string; email: string }> {
  passwordHash ??= hashPassword(testPassword);
  const nobody = `newcomer-${randomUUID().slice(0, 8)}`;
  const { name = nobody, email = `${nobody}@home.example` } = overrides;
  return db.joinRequest.create({
    data: { key: randomUUID(), name, nameKey: nameKey(name), email, emailKey: emailKey(email), passwordHash: await passwordHash, locale: "en", ...overrides },
    select: { id: true, name: true, email: true },
  });
}
