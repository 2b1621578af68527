import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { emptyTrash, file } from "@/lib/messages/filing/commands";
import { cleanUp } from "@/lib/messages/maintenance/commands";
import { checkUp } from "@/lib/messages/maintenance/queries";
import { contactMember } from "@/lib/messages/visits/commands";
import { createMember, type TestMember } from "@/lib/testing/members";
import { contact, createConversation, createReply, createVisit, moveConversation } from "@/lib/testing/messages";
import { choose, clearSettings } from "@/lib/testing/settings";

const ago = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000);
const there = (conversation: number) => db.conversation.count({ where: { id: conversation } });

/** A conversation of last year. */
async function oldTalk(from: TestMember, to: TestMember): Promise<number> {
  const conversation = await createConversation(from, to, { bodies: ["one", "two"] });
  await moveConversation(conversation, { begun: ago(300), minutesApart: 5 });
  await db.conversation.update({ where: { id: conversation }, data: { createdAt: ago(300) } });
  return conversation;
}

async function trash(member: TestMember, conversation: number, days: number) {
  await file(member.actor, "trash", { conversations: [conversation] });
  await db.mailboxEntry.updateMany({ where: { holderId: member.id, conversationId: conversation }, data: { trashedAt: ago(days) } });
}

test("a conversation goes when both sides have left it in the trash long enough, the later one counting", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const [both, recent, oneSided] = [await oldTalk(alice, bob), await oldTalk(alice, bob), await oldTalk(alice, bob)];
  for (const [conversation, hers, his] of [
    [both, 31, 40],
    [recent, 29, 40],
  ] as const) {
    await trash(alice, conversation, hers);
    await trash(bob, conversation, his);
  }
  await trash(alice, oneSided, 100);
  expect(await cleanUp(30)).toBe(1);
  expect([await there(both), await there(recent), await there(oneSided)]).toEqual([0, 1, 1]);
});

test("the trash is kept as long as the settings say, where nobody says how long", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await oldTalk(alice, bob);
  for (const member of [alice, bob]) await trash(member, conversation, 6);
  await cleanUp();
  expect(await there(conversation)).toBe(1);
  await choose("messages.keepTrashDays", 5);
  await cleanUp();
  expect(await there(conversation)).toBe(0);
  await clearSettings();
});

test("one message outside the trash keeps the whole conversation", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await oldTalk(alice, bob);
  for (const member of [alice, bob]) await trash(member, conversation, 60);
  await file(bob.actor, "restore", { conversations: [conversation] });
  await createReply(bob.actor, conversation);
  await trash(bob, conversation, 60).catch(() => {});
  await cleanUp(30);
  expect(await there(conversation)).toBe(1);
});

test("a side that has been removed for good no longer keeps the other from going", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await oldTalk(alice, bob);
  await trash(alice, conversation, 0);
  await emptyTrash(alice.actor);
  await cleanUp(30);
  expect(await there(conversation)).toBe(1);
  await trash(bob, conversation, 31);
  await cleanUp(30);
  expect(await there(conversation)).toBe(0);
});

test("a visitor keeps a conversation as long as a private link to it opens", async () => {
  const bob = await createMember();
  await createVisit(bob);
  const { conversationId } = await db.mailboxEntry.findFirstOrThrow({ where: { holderId: bob.id } });
  await moveConversation(conversationId, { begun: ago(300), minutesApart: 1 });
  await db.conversation.update({ where: { id: conversationId }, data: { createdAt: ago(300) } });
  await trash(bob, conversationId, 31);
  await cleanUp(30);
  expect(await there(conversationId)).toBe(1);
  await db.token.updateMany({ where: { conversationId }, data: { expiresAt: ago(1) } });
  await cleanUp(30);
  expect(await there(conversationId)).toBe(0);
});

test("what a visitor never confirmed goes with its link", async () => {
  const bob = await createMember();
  const message = contact(bob.name);
  await contactMember(message, "en");
  const { conversationId } = await db.message.findFirstOrThrow({ where: { authorVisitor: { email: message.email } } });
  await db.conversation.update({ where: { id: conversationId }, data: { createdAt: ago(31) } });
  await cleanUp(30);
  expect(await there(conversationId)).toBe(1);
  await db.token.updateMany({ where: { conversationId }, data: { expiresAt: ago(1) } });
  await cleanUp(30);
  expect(await there(conversationId)).toBe(0);
});

test("after everything that people do, a check-up finds nothing", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob, { bodies: ["one", "two", "three"] });
  await createConversation(bob, bob);
  await createVisit(bob);
  await file(alice.actor, "archive", { conversations: [conversation] });
  await file(bob.actor, "trash", { conversations: [conversation] });
  await emptyTrash(bob.actor);
  expect(await checkUp()).toEqual([]);
});

test("a check-up tells what contradicts itself, and where", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const one = await createConversation(alice, bob, { bodies: ["one", "two", "three"] });
  const before = (await checkUp()).length;
  const [, answer, last] = await db.message.findMany({ where: { conversationId: one }, orderBy: { id: "asc" }, take: 3 });
  await db.message.update({ where: { id: answer?.id ?? 0 }, data: { parentId: last?.id ?? 0 } });
  await db.mailboxEntry.updateMany({ where: { messageId: last?.id ?? 0, kind: "SENT" }, data: { sentAt: ago(1) } });
  await db.mailboxHead.updateMany({ where: { holderId: bob.id, conversationId: one, folder: "INBOX" }, data: { count: 7 } });
  await db.mailbox.update({ where: { holderId: bob.id }, data: { unread: 41 } });
  expect(before).toBe(0);
  expect((await checkUp()).map(({ what, examples }) => [what.split(" ").slice(0, 2).join(" "), examples])).toEqual([
    ["answers older", [answer?.id]],
    ["messages that", [last?.id]],
    ["folder lines", [one]],
    ["counts of", [bob.id]],
  ]);
});

test("the database itself refuses dates and parties that cannot be", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  const other = await createConversation(alice, bob);
  const entry = await db.mailboxEntry.findFirstOrThrow({ where: { conversationId: conversation, kind: "RECEIVED" } });
  const impossible = [{ readAt: ago(1) }, { trashedAt: ago(1) }, { archivedAt: ago(1) }, { deliveredAt: ago(1) }, { conversationId: other }];
  for (const data of impossible) await expect(db.mailboxEntry.update({ where: { id: entry.id }, data })).rejects.toThrow();
  await expect(db.mailboxEntry.updateMany({ where: { conversationId: conversation, kind: "SENT" }, data: { readAt: new Date(Date.now() + 1000) } })).rejects.toThrow();
  await expect(db.message.update({ where: { id: entry.messageId }, data: { acceptedAt: null } })).rejects.toThrow();
  await expect(db.message.update({ where: { id: entry.messageId }, data: { settledAt: ago(1) } })).rejects.toThrow();
  await expect(db.message.update({ where: { id: entry.messageId }, data: { settledById: alice.id } })).rejects.toThrow();
  await expect(db.message.update({ where: { id: entry.messageId }, data: { authorVisitorId: (await db.visitor.create({ data: { name: "Vera", email: "v@visitors.example", emailKey: "v@visitors.example", locale: "en" } })).id } })).rejects.toThrow();
  const { id: elsewhere } = await db.message.findFirstOrThrow({ where: { conversationId: other } });
  await expect(db.message.update({ where: { id: entry.messageId }, data: { parentId: elsewhere } })).rejects.toThrow();
});
