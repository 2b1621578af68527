import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { forgetExpiredTokens } from "@/lib/members/commands";
import { hashSecret } from "@/lib/security/secrets";
import { createMember } from "@/lib/testing/members";

const ago = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000);

test("a token goes a month after it has expired", async () => {
  const bob = await createMember();
  for (const days of [31, 29, -1]) await db.token.create({ data: { purpose: "ACTIVATION", tokenHash: hashSecret(`token ${days}`), memberId: bob.id, expiresAt: ago(days) } });
  await forgetExpiredTokens();
  expect(await db.token.count({ where: { memberId: bob.id } })).toBe(2);
});
