import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

export async function createMail(overrides: Partial<Prisma.MailCreateInput> = {}): Promise<{ id: number }> {
  const mail = { key: randomUUID(), kind: "test", recipient: "nadia@home.example", subject: "Activate your account", html: "<p>Hello</p>", text: "Hello", transport: "outbox", handedOverAt: new Date() };
  return db.mail.create({ data: { ...mail, ...overrides }, select: { id: true } });
}
