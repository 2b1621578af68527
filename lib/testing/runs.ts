import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

export async function createRun(overrides: Partial<Prisma.RunUncheckedCreateInput> = {}): Promise<{ id: string }> {
  const id = randomUUID();
  const event = await db.receivedEvent.create({ data: { id: randomUUID(), name: "test/noted", data: { rank: 1 }, at: new Date() } });
  const marks = { startedAt: new Date(), wakesAt: new Date(Date.now() + 3_600_000) };
  await db.run.create({ data: { id, functionId: "causerie-test-sleeps", eventId: event.id, ...marks, ...overrides, steps: { create: { hash: "a", rank: 0, name: "first" } } } });
  return { id };
}
