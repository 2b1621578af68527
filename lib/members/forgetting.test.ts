import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { forgetExpiredTokens, forgetUnactivatedMembers } from "@/lib/members/commands";
import { hashSecret } from "@/lib/security/secrets";
import { createMember } from "@/lib/testing/members";

const ago = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000);

test("an account that nobody activated in a week is removed, and no other", async () => {
  const forgotten = await createMember("forgotten", { activatedAt: null, joinedAt: ago(8) });
  const fresh = await createMember("fresh", { activatedAt: null, joinedAt: ago(6) });
  const asked = await createMember("asked again", { activatedAt: null, joinedAt: ago(8) });
  const active = await createMember("active", { joinedAt: ago(400) });
  await db.token.create({ data: { purpose: "ACTIVATION", tokenHash: hashSecret("asked"), memberId: asked.id, expiresAt: ago(-1) } });
  await forgetUnactivatedMembers();
  const ids = (await db.member.findMany({ select: { id: true }, take: 10 })).map(({ id }) => id);
  expect(ids).not.toContain(forgotten.id);
  expect(ids).toEqual(expect.arrayContaining([fresh.id, asked.id, active.id]));
});

test("a token goes a month after it has expired", async () => {
  const bob = await createMember();
  for (const days of [31, 29, -1]) await db.token.create({ data: { purpose: "ACTIVATION", tokenHash: hashSecret(`token ${days}`), memberId: bob.id, expiresAt: ago(days) } });
  await forgetExpiredTokens();
  expect(await db.token.count({ where: { memberId: bob.id } })).toBe(2);
});
