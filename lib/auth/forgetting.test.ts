import { expect, test } from "vitest";
import { forgetCounts, limits, take } from "@/lib/auth/limits";
import { forgetExpiredSessions, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { createMember } from "@/lib/testing/members";

const device = { address: null, userAgent: null };

test("sessions that have expired are removed, living ones stay", async () => {
  const alice = await createMember();
  for (const _ of [1, 2]) await db.$transaction((tx) => openSession(tx, alice.id, true, device));
  const [old, living] = await db.session.findMany({ where: { memberId: alice.id }, orderBy: { id: "asc" }, take: 2 });
  await db.session.update({ where: { id: old?.id as number }, data: { expiresAt: new Date(Date.now() - 1000) } });
  await forgetExpiredSessions();
  expect(await db.session.findMany({ where: { memberId: alice.id }, select: { id: true }, take: 3 })).toEqual([{ id: living?.id }]);
});

test("counts of limits are removed once their window is over", async () => {
  await take(limits.join, "here");
  await db.rateLimit.create({ data: { key: "join:long-ago", points: 3, expire: BigInt(Date.now() - 1000) } });
  await forgetCounts();
  expect(await db.rateLimit.findMany({ select: { key: true }, take: 5 })).toEqual([{ key: "join:here" }]);
});
