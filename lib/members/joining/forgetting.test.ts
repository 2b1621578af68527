import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { forgetJoinRequests } from "@/lib/members/joining/commands";
import { hashSecret } from "@/lib/security/secrets";
import { createJoinRequest } from "@/lib/testing/members";

const ago = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000);

test("a request is forgotten after a week, unless its link still works or the staff owes it an answer", async () => {
  const old = { createdAt: ago(8) };
  const gone = [await createJoinRequest(old), await createJoinRequest({ ...old, provedAt: ago(8), joinedAt: ago(8) }), await createJoinRequest({ ...old, provedAt: ago(8), refusedAt: ago(1) })];
  const asked = await createJoinRequest(old);
  await db.token.create({ data: { purpose: "ACTIVATION", tokenHash: hashSecret("asked again"), joinRequestId: asked.id, expiresAt: ago(-1) } });
  const stay = [asked, await createJoinRequest({ createdAt: ago(6) }), await createJoinRequest({ ...old, provedAt: ago(8) })];
  await forgetJoinRequests();
  const ids = (await db.joinRequest.findMany({ select: { id: true }, orderBy: { id: "asc" }, take: 10 })).map(({ id }) => id);
  expect(ids).toEqual(stay.map(({ id }) => id).sort((one, other) => one - other));
  expect(ids).not.toContain(gone[0]?.id);
});
