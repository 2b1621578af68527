import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { file } from "@/lib/messages/filing/commands";
import { listFolder } from "@/lib/messages/listing/queries";
import { getConversation } from "@/lib/messages/queries";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createReply } from "@/lib/testing/messages";

async function sees(member: TestMember, conversation: number): Promise<string[] | null> {
  return (await getConversation(member.actor, conversation))?.messages.map(({ body }) => body) ?? null;
}

test("both sides see an accepted message, and nobody else does", async () => {
  const [alice, bob, eve, moderator] = [await createMember(), await createMember(), await createMember(), await createMember(undefined, { role: "MODERATOR" })];
  const conversation = await createConversation(alice, bob, { bodies: ["Four?"] });
  expect(await Promise.all([alice, bob, eve, moderator].map((member) => sees(member, conversation)))).toEqual([["Four?"], ["Four?"], null, null]);
});

test("what is not delivered is there for its author and for nobody else", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  for (const state of ["PENDING", "REJECTED"] as const) {
    const conversation = await createConversation(alice, bob, { bodies: ["Four?", "Five.", "Six!"] });
    const last = await db.message.findFirst({ where: { conversationId: conversation }, orderBy: { id: "desc" } });
    await db.message.update({ where: { id: last?.id ?? 0 }, data: { state, acceptedAt: null, entries: { updateMany: { where: { kind: "RECEIVED" }, data: { deliveredAt: null } } } } });
    expect([await sees(alice, conversation), await sees(bob, conversation)]).toEqual([
      ["Four?", "Five.", "Six!"],
      ["Four?", "Five."],
    ]);
  }
});

test("what is archived or trashed can still be opened", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  for (const act of ["archive", "trash"] as const) {
    await file(bob.actor, act, { conversations: [conversation] });
    expect(await sees(bob, conversation)).toHaveLength(1);
  }
});

test("a correspondent whose account is gone leaves what was said, without a name and without an answer", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  await db.member.delete({ where: { id: alice.id } });
  expect(await getConversation(bob.actor, conversation)).toMatchObject({ other: { kind: "gone" }, mayReply: false });
  expect((await listFolder(bob.actor, "INBOX")).lines).toMatchObject([{ other: { kind: "gone" } }]);
  await expect(createReply(bob.actor, conversation)).rejects.toMatchObject({ code: "not_found" });
});

test("somebody renamed is shown by the new name", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  await createConversation(alice, bob);
  await db.member.update({ where: { id: alice.id }, data: { name: "Alice the second" } });
  expect((await listFolder(bob.actor, "INBOX")).lines).toMatchObject([{ other: { name: "Alice the second" } }]);
});

test("a long conversation is read in parts, the latest first", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const bodies = Array.from({ length: 120 }, (_, number) => `Line ${number}`);
  const conversation = await createConversation(alice, bob, { bodies });
  const latest = await getConversation(alice.actor, conversation);
  expect(latest?.earlier).toBe(true);
  const earlier = await getConversation(alice.actor, conversation, { before: latest?.messages[0]?.entryId });
  expect(earlier?.earlier).toBe(false);
  expect([...(earlier?.messages ?? []), ...(latest?.messages ?? [])].map(({ body }) => body)).toEqual(bodies);
});
