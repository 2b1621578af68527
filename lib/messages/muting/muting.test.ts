import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { emptyTrash, file, fileAll, undoFiling } from "@/lib/messages/filing/commands";
import { plainListing, readListing } from "@/lib/messages/listing/listing";
import { listFolder } from "@/lib/messages/listing/queries";
import { checkUp } from "@/lib/messages/maintenance/queries";
import { getConversation, getMailboxNews } from "@/lib/messages/queries";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createReply, mailsAfterMessages, mute, unmute } from "@/lib/testing/messages";

async function twoTalking(bodies?: string[]): Promise<{ alice: TestMember; bob: TestMember; conversation: number }> {
  const [alice, bob] = [await createMember(), await createMember()];
  return { alice, bob, conversation: await createConversation(alice, bob, bodies ? { bodies } : {}) };
}

const search = (q: string) => ({ listing: readListing({ q }).listing });

test("what is unread in a muted conversation leaves the count, and comes back into it", async () => {
  const { alice, bob, conversation } = await twoTalking();
  await createConversation(alice, bob, { subject: "Tea?" });
  expect((await getMailboxNews(bob.actor)).unread).toBe(2);
  await mute(bob.actor, conversation);
  expect((await getMailboxNews(bob.actor)).unread).toBe(1);
  await unmute(bob.actor, conversation);
  expect((await getMailboxNews(bob.actor)).unread).toBe(2);
});

test("muting twice, and taking it back twice, is doing it once", async () => {
  const { bob, conversation } = await twoTalking();
  for (let time = 0; time < 2; time++) await mute(bob.actor, conversation);
  expect((await getMailboxNews(bob.actor)).unread).toBe(0);
  for (let time = 0; time < 2; time++) await unmute(bob.actor, conversation);
  expect((await getMailboxNews(bob.actor)).unread).toBe(1);
});

test("what arrives in a muted conversation is in the inbox, unread and uncounted, also when it is filed and brought back", async () => {
  const { alice, bob, conversation } = await twoTalking(["Four?", "Five."]);
  await mute(bob.actor, conversation);
  await createReply(alice.actor, conversation, "Six!");
  expect((await listFolder(bob.actor, "INBOX")).lines).toMatchObject([{ conversationId: conversation, unread: 2, muted: true }]);
  for (const act of ["archive", "unarchive", "markRead", "markUnread", "trash", "restore"] as const) {
    await file(bob.actor, act, { conversations: [conversation] });
    expect((await getMailboxNews(bob.actor)).unread).toBe(0);
  }
  await unmute(bob.actor, conversation);
  expect((await getMailboxNews(bob.actor)).unread).toBe(2);
  expect(await checkUp()).toEqual([]);
});

test("the other side does not notice", async () => {
  const { alice, bob, conversation } = await twoTalking();
  await mute(bob.actor, conversation);
  await createReply(bob.actor, conversation);
  expect((await getMailboxNews(alice.actor)).unread).toBe(1);
  expect((await getConversation(alice.actor, conversation))?.muted).toBe(false);
  expect((await getConversation(bob.actor, conversation))?.muted).toBe(true);
});

test("nobody is mailed about a conversation that they have muted", async () => {
  const { alice, bob, conversation } = await twoTalking();
  expect(await mailsAfterMessages(bob.email)).toHaveLength(1);
  await mute(bob.actor, conversation);
  await createReply(bob.actor, conversation);
  await createReply(alice.actor, conversation, "Then five.");
  expect(await mailsAfterMessages(bob.email)).toHaveLength(1);
  await unmute(bob.actor, conversation);
  await createReply(alice.actor, conversation, "Or six.");
  expect(await mailsAfterMessages(bob.email)).toHaveLength(2);
});

test("nobody mutes what is not theirs", async () => {
  const { conversation } = await twoTalking();
  const eve = await createMember();
  await expect(mute(eve.actor, conversation)).rejects.toMatchObject({ code: "not_found" });
  await expect(unmute(eve.actor, conversation)).rejects.toMatchObject({ code: "not_found" });
  expect(await db.mutedConversation.count({ where: { holderId: eve.id } })).toBe(0);
});

test("muted conversations are found by is:muted, in French as well, and kept out by its opposite", async () => {
  const { alice, bob, conversation } = await twoTalking();
  const loud = await createConversation(alice, bob, { subject: "Tea?" });
  await mute(bob.actor, conversation);
  for (const [q, expected] of [
    ["is:muted", conversation],
    ["est:muet", conversation],
    ["-is:muted", loud],
    ["-est:muette", loud],
  ] as const) {
    expect(
      (await listFolder(bob.actor, "INBOX", search(q))).lines.map(({ conversationId }) => conversationId),
      q,
    ).toEqual([expected]);
  }
});

test("muting while messages come in leaves the count right", async () => {
  const { alice, bob, conversation } = await twoTalking(["Four?", "Five."]);
  await Promise.all([...Array.from({ length: 8 }, () => createReply(alice.actor, conversation)), mute(bob.actor, conversation), file(bob.actor, "markRead", { conversations: [conversation] })]);
  expect((await getMailboxNews(bob.actor)).unread).toBe(0);
  await Promise.all([...Array.from({ length: 4 }, () => createReply(alice.actor, conversation)), unmute(bob.actor, conversation)]);
  expect((await getMailboxNews(bob.actor)).unread).toBe(await db.mailboxEntry.count({ where: { holderId: bob.id, kind: "RECEIVED", readAt: null } }));
  expect(await checkUp()).toEqual([]);
});

test("a conversation, or a member, that goes takes the muting along", async () => {
  const { alice, bob, conversation } = await twoTalking();
  const other = await createConversation(alice, bob);
  for (const id of [conversation, other]) await mute(bob.actor, id);
  await db.conversation.delete({ where: { id: conversation } });
  expect(await checkUp()).toEqual([]);
  await db.member.delete({ where: { id: bob.id } });
  expect(await db.mutedConversation.count({ where: { holderId: bob.id } })).toBe(0);
});

test("several are muted at once, and it is taken back for those alone that were not muted before", async () => {
  const { alice, bob, conversation } = await twoTalking();
  const others = [await createConversation(alice, bob), await createConversation(alice, bob)];
  await mute(bob.actor, conversation);
  const { count, undo } = await file(bob.actor, "mute", { conversations: [conversation, ...others] });
  expect([count, (await getMailboxNews(bob.actor)).unread]).toEqual([3, 0]);
  await undoFiling(alice.actor, undo ?? "");
  expect((await getMailboxNews(bob.actor)).unread).toBe(0);
  await undoFiling(bob.actor, undo ?? "");
  expect((await getMailboxNews(bob.actor)).unread).toBe(2);
  expect((await file(bob.actor, "mute", { conversations: [conversation] })).undo).toBeNull();
  const unmuted = await file(bob.actor, "unmute", { conversations: [conversation, ...others] });
  expect((await getMailboxNews(bob.actor)).unread).toBe(3);
  await undoFiling(bob.actor, unmuted.undo ?? "");
  expect((await getMailboxNews(bob.actor)).unread).toBe(2);
  expect(await checkUp()).toEqual([]);
});

test("muting is taken back by conversation, also where what was there then is gone for good", async () => {
  const { alice, bob, conversation } = await twoTalking(["Four?", "Five.", "Six!"]);
  const gone = await createConversation(alice, bob);
  const muted = await file(bob.actor, "mute", { conversations: [conversation, gone] });
  const [newest, first] = (await listFolder(bob.actor, "INBOX", { listing: { ...plainListing, by: "message" } })).lines.filter((line) => line.conversationId === conversation);
  await file(bob.actor, "trash", { messages: [first?.messageId ?? 0] });
  await file(bob.actor, "trash", { conversations: [gone] });
  await emptyTrash(bob.actor);
  await undoFiling(bob.actor, muted.undo ?? "");
  expect((await listFolder(bob.actor, "INBOX")).lines).toMatchObject([{ messageId: newest?.messageId, muted: false }]);

  await mute(bob.actor, conversation);
  const { undo } = await file(bob.actor, "unmute", { conversations: [conversation] });
  for (const { actor } of [alice, bob]) await file(actor, "trash", { conversations: [conversation] });
  for (const { actor } of [alice, bob]) await emptyTrash(actor);
  await undoFiling(bob.actor, undo ?? "");
  expect(await db.mutedConversation.count({ where: { holderId: bob.id, conversationId: conversation } })).toBe(0);
  expect(await checkUp()).toEqual([]);
});

test("by message, muting means the conversation of each, and is done once", async () => {
  const { bob, conversation } = await twoTalking(["Four?", "Five.", "Six!"]);
  const byMessage = { listing: { ...plainListing, by: "message" as const } };
  const messages = (await listFolder(bob.actor, "INBOX", byMessage)).lines.map(({ messageId }) => messageId);
  expect(await file(bob.actor, "mute", { messages, folder: "INBOX" })).toMatchObject({ count: 1 });
  expect(await db.mutedConversation.findMany({ where: { holderId: bob.id }, take: 5 })).toMatchObject([{ conversationId: conversation }]);
  await unmute(bob.actor, conversation);
  expect(await fileAll(bob.actor, "mute", { folder: "INBOX", ...byMessage })).toMatchObject({ count: 1, undo: expect.any(String) });
});

test("all that a folder shows is muted, also what stands on other pages, and nothing else", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  for (let round = 0; round < 55; round++) await createConversation(alice, bob, { subject: round % 5 === 0 ? `apples ${round}` : `pears ${round}` });
  const pears = { folder: "INBOX" as const, ...search("pears") };
  const { count, undo } = await fileAll(bob.actor, "mute", pears);
  expect([count, (await getMailboxNews(bob.actor)).unread]).toEqual([44, 11]);
  expect(await fileAll(bob.actor, "mute", pears)).toEqual({ count: 0, undo: null });
  await undoFiling(bob.actor, undo ?? "");
  expect((await getMailboxNews(bob.actor)).unread).toBe(55);
  await fileAll(bob.actor, "mute", { folder: "INBOX", ...search("") });
  expect(await fileAll(bob.actor, "unmute", { folder: "INBOX", ...search("is:muted apples") })).toMatchObject({ count: 11 });
  expect((await getMailboxNews(bob.actor)).unread).toBe(11);
});
