import { expect, test } from "vitest";
import { db } from "@/lib/db";
import type { Folder } from "@/lib/generated/prisma/enums";
import { acts } from "@/lib/messages/filing/act";
import { emptyTrash, file, fileAll, forgetFilings, undoFiling } from "@/lib/messages/filing/commands";
import { trashShownAt } from "@/lib/messages/filing/queries";
import { plainListing } from "@/lib/messages/listing/listing";
import { linesPerPage, listFolder } from "@/lib/messages/listing/queries";
import { checkUp } from "@/lib/messages/maintenance/queries";
import { getConversation, getMailboxNews, getMessage } from "@/lib/messages/queries";
import { settleMessages } from "@/lib/messages/review/commands";
import { writeLetters } from "@/lib/testing/mailboxes";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createReply, createVisit, mute, newestMessage } from "@/lib/testing/messages";
import { choose } from "@/lib/testing/settings";

const byMessage = { listing: { ...plainListing, by: "message" as const } };
const linesIn = async (member: TestMember, folder: Folder) => (await listFolder(member.actor, folder, byMessage)).lines;
const marksOf = (member: TestMember) => db.mailboxEntry.findMany({ where: { holderId: member.id }, select: { id: true, folder: true, readAt: true }, orderBy: { id: "asc" }, take: 1000 });
const foldersOf = async (member: TestMember) => [...(await marksOf(member)).map(({ folder, readAt }) => [folder, readAt !== null]), await db.mutedConversation.count({ where: { holderId: member.id } })];

async function talk(bodies = ["one", "two", "three"]) {
  const [alice, bob] = [await createMember(), await createMember()];
  return { alice, bob, conversation: await createConversation(alice, bob, { bodies }) };
}

test("an act on one message leaves the others of its conversation where they are", async () => {
  const { bob } = await talk();
  const [newest] = await linesIn(bob, "INBOX");
  expect(await file(bob.actor, "archive", { messages: [newest?.messageId ?? 0], folder: "INBOX" })).toMatchObject({ count: 1 });
  expect((await linesIn(bob, "INBOX")).map(({ excerpt }) => excerpt)).toEqual(["one"]);
  expect((await linesIn(bob, "ARCHIVES")).map(({ excerpt }) => excerpt)).toEqual(["three"]);
  expect((await linesIn(bob, "SENT")).map(({ excerpt }) => excerpt)).toEqual(["two"]);
});

test("every act can be taken back, as far as it changed something, and only by who did it", async () => {
  for (const act of acts) {
    const { alice, bob, conversation } = await talk();
    if (act === "unarchive") await file(bob.actor, "archive", { conversations: [conversation] });
    if (act === "restore") await file(bob.actor, "trash", { conversations: [conversation] });
    if (act === "unmute") await mute(bob.actor, conversation);
    if (act === "markUnread") await file(bob.actor, "markRead", { conversations: [conversation] });
    const before = await foldersOf(bob);
    const { undo } = await file(bob.actor, act, { conversations: [conversation] });
    expect(await foldersOf(bob)).not.toEqual(before);
    await undoFiling(alice.actor, undo ?? "");
    expect(await foldersOf(bob)).not.toEqual(before);
    await undoFiling(bob.actor, undo ?? "");
    expect(await foldersOf(bob)).toEqual(before);
  }
});

test("taking back touches nothing of others, whatever is remembered", async () => {
  const { alice, bob, conversation } = await talk();
  const { undo } = await file(bob.actor, "trash", { conversations: [conversation] });
  await file(alice.actor, "trash", { conversations: [conversation] });
  await db.mailboxAct.update({ where: { id: undo ?? "" }, data: { entryIds: (await marksOf(alice)).map(({ id }) => id) } });
  await undoFiling(bob.actor, undo ?? "");
  for (const member of [alice, bob]) expect(await linesIn(member, "TRASH")).toHaveLength(3);
});

test("taking back what was archived leaves alone what lay in the archives before", async () => {
  const { alice, bob, conversation } = await talk(["one"]);
  await file(bob.actor, "archive", { conversations: [conversation] });
  await createReply(alice.actor, conversation, "two").catch(() => {});
  const other = await createConversation(alice, bob);
  const { undo } = await file(bob.actor, "archive", { conversations: [conversation, other] });
  await undoFiling(bob.actor, undo ?? "");
  expect((await linesIn(bob, "ARCHIVES")).map(({ conversationId }) => conversationId)).toEqual([conversation]);
  expect((await linesIn(bob, "INBOX")).map(({ conversationId }) => conversationId)).toEqual([other]);
});

test("an act that changes nothing leaves nothing to take back; done twice it can be taken back once", async () => {
  const { bob, conversation } = await talk();
  const { undo } = await file(bob.actor, "trash", { conversations: [conversation] });
  expect((await file(bob.actor, "trash", { conversations: [conversation] })).undo).toBeNull();
  await undoFiling(bob.actor, undo ?? "");
  await file(bob.actor, "archive", { conversations: [conversation] });
  await undoFiling(bob.actor, undo ?? "");
  expect(await linesIn(bob, "ARCHIVES")).toHaveLength(3);
});

test("all that a folder shows is filed at once, also what stands on other pages, and nothing else", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  for (let round = 0; round < linesPerPage + 5; round++) await createConversation(alice, bob, { subject: round % 5 === 0 ? `apples ${round}` : `pears ${round}` });
  const pears = { folder: "INBOX" as const, listing: { ...plainListing, q: "pears" } };
  expect(await fileAll(bob.actor, "markRead", pears)).toMatchObject({ count: 44 });
  expect((await getMailboxNews(bob.actor)).unread).toBe(11);
  const { count, undo } = await fileAll(bob.actor, "archive", pears);
  expect(count).toBe(44);
  expect((await listFolder(bob.actor, "INBOX")).lines).toHaveLength(11);
  await undoFiling(bob.actor, undo ?? "");
  expect(await fileAll(bob.actor, "trash", { folder: "INBOX", listing: { ...plainListing, unread: true } })).toMatchObject({ count: 11 });
  expect((await listFolder(bob.actor, "TRASH")).lines.every(({ subject }) => subject.startsWith("apples"))).toBe(true);
});

test("all means all, and is taken back as a whole, also where it is more than is done in one go", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  await writeLetters({ from: [alice.id], to: [bob.id], count: 2_050 });
  const { count, undo } = await fileAll(bob.actor, "archive", { folder: "INBOX", listing: plainListing });
  expect([count, (await listFolder(bob.actor, "INBOX")).lines]).toEqual([2_050, []]);
  await undoFiling(bob.actor, undo ?? "");
  expect(await db.mailboxEntry.count({ where: { holderId: bob.id, folder: "INBOX" } })).toBe(2_050);
});

test("by message, all that a folder shows are its messages", async () => {
  const { bob } = await talk();
  expect(await fileAll(bob.actor, "archive", { folder: "INBOX", ...byMessage })).toMatchObject({ count: 2 });
  expect(await linesIn(bob, "SENT")).toHaveLength(1);
});

test("emptying the trash removes one’s own copies for good, and what nobody holds any more", async () => {
  const { alice, bob, conversation } = await talk();
  const kept = await createConversation(alice, bob);
  await file(bob.actor, "trash", { conversations: [conversation] });
  await emptyTrash(bob.actor);
  expect(await getConversation(bob.actor, conversation)).toBeNull();
  expect((await getConversation(alice.actor, conversation))?.messages).toHaveLength(3);
  expect(await getConversation(bob.actor, kept)).not.toBeNull();
  await file(alice.actor, "trash", { conversations: [conversation] });
  await emptyTrash(alice.actor);
  expect(await db.conversation.count({ where: { id: conversation } })).toBe(0);
  expect(await db.message.count({ where: { conversationId: conversation } })).toBe(0);
});

test("a visitor still reads what the member has removed for good", async () => {
  const bob = await createMember();
  const { token } = await createVisit(bob);
  const [line] = await linesIn(bob, "INBOX");
  await file(bob.actor, "trash", { conversations: [line?.conversationId ?? 0] });
  await emptyTrash(bob.actor);
  const { getVisit } = await import("@/lib/messages/visits/queries");
  expect(await getVisit(token)).toMatchObject({ messages: [{ own: true }] });
});

const lastOf = async (member: TestMember) => (await getMailboxNews(member.actor)).last;

test.each(["archive", "trash", "markRead"] as const)("what comes after a page was opened stays unread in the inbox when its line is acted on (%s)", async (act) => {
  const { alice, bob, conversation } = await talk();
  const before = await foldersOf(bob);
  const newest = await lastOf(bob);
  await createReply(alice.actor, conversation, "four");
  const after = await foldersOf(bob);
  const { count, undo } = await file(bob.actor, act, { conversations: [conversation], folder: "INBOX", newest });
  expect(count).toBe(1);
  expect((await foldersOf(bob)).at(-2)).toEqual(["INBOX", false]);
  expect((await foldersOf(bob)).slice(0, 3)).not.toEqual(before.slice(0, 3));
  expect((await listFolder(bob.actor, "INBOX")).lines).toMatchObject([{ conversationId: conversation, excerpt: "four", unread: 1 }]);
  await undoFiling(bob.actor, undo ?? "");
  expect(await foldersOf(bob)).toEqual(after);
});

test("a message that the staff lets in late is newer than the page, whatever its number", async () => {
  const { alice, bob, conversation } = await talk(["one"]);
  await choose("messages.newMessages", "pending");
  await createReply(bob.actor, conversation, "waits");
  const waiting = await newestMessage(conversation);
  await choose("messages.newMessages", "accepted");
  const other = await createConversation(bob, alice);
  const newest = await lastOf(alice);
  await settleMessages([waiting.id], { state: "ACCEPTED" });
  await file(alice.actor, "archive", { conversations: [conversation, other], newest });
  expect((await listFolder(alice.actor, "INBOX")).lines).toMatchObject([{ conversationId: conversation, excerpt: "waits", unread: 1 }]);
});

test("everything in a view is what the view had: what came later stays, and so does what only it brought there", async () => {
  const { alice, bob, conversation } = await talk(["apples"]);
  const quiet = await createConversation(alice, bob, { bodies: ["pears"] });
  await file(bob.actor, "markRead", { conversations: [quiet] });
  const newest = await lastOf(bob);
  await createReply(bob.actor, quiet, "yes");
  await createReply(alice.actor, quiet, "apples");
  const late = await createConversation(alice, bob, { bodies: ["apples"] });
  for (const listing of [
    { ...plainListing, unread: true },
    { ...plainListing, q: "apples" },
  ]) {
    const { count, undo } = await fileAll(bob.actor, "archive", { folder: "INBOX", listing, newest });
    expect(count).toBe(1);
    expect((await listFolder(bob.actor, "ARCHIVES")).lines).toMatchObject([{ conversationId: conversation }]);
    expect(await undoFiling(bob.actor, undo ?? "")).toBe(true);
  }
  expect(await fileAll(bob.actor, "trash", { folder: "INBOX", listing: plainListing, newest })).toMatchObject({ count: 2 });
  expect((await listFolder(bob.actor, "INBOX")).lines).toMatchObject([
    { conversationId: late, count: 1 },
    { conversationId: quiet, count: 1, unread: 1 },
  ]);
});

test("emptying the trash leaves what was put there after the page was made", async () => {
  const { alice, bob, conversation } = await talk(["one"]);
  const later = await createConversation(alice, bob);
  await file(bob.actor, "trash", { conversations: [conversation] });
  const until = new Date(await trashShownAt());
  await file(bob.actor, "trash", { conversations: [later] });
  await emptyTrash(bob.actor, { until });
  expect((await linesIn(bob, "TRASH")).map(({ conversationId }) => conversationId)).toEqual([later]);
});

test("undoing tells that nothing came back where nothing was left to come back", async () => {
  const { bob, conversation } = await talk(["one"]);
  const { undo } = await file(bob.actor, "trash", { conversations: [conversation] });
  await emptyTrash(bob.actor);
  expect(await undoFiling(bob.actor, undo ?? "")).toBe(false);
  expect(await undoFiling(bob.actor, undo ?? "")).toBe(false);
});

test.each(["archive", "trash"] as const)("a note to oneself is one message wherever both its sides lie (%s)", async (act) => {
  const own = await createMember();
  const folder = act === "archive" ? "ARCHIVES" : "TRASH";
  const conversation = await createConversation(own, own);
  await file(own.actor, act, { conversations: [conversation] });
  expect((await listFolder(own.actor, folder)).lines).toMatchObject([{ count: 1 }]);
  expect(await linesIn(own, folder)).toHaveLength(1);
  const { count } = await fileAll(own.actor, act === "archive" ? "unarchive" : "restore", { folder, ...byMessage });
  expect(count).toBe(1);
  expect([await linesIn(own, folder), await linesIn(own, "INBOX"), await linesIn(own, "SENT")]).toMatchObject([[], [{}], [{}]]);
  expect(await checkUp()).toEqual([]);
});

test("a message has an address of its own, for those who may read it", async () => {
  const { alice, bob } = await talk();
  const eve = await createMember();
  const [, first] = await linesIn(bob, "INBOX");
  const id = first?.messageId ?? 0;
  for (const reader of [alice, bob]) expect(await getMessage(reader.actor, id)).toMatchObject({ messages: [{ id, body: "one" }] });
  expect(await getMessage(eve.actor, id)).toBeNull();
});

test("what can be taken back is forgotten after a day", async () => {
  const { bob, conversation } = await talk();
  const { undo } = await file(bob.actor, "archive", { conversations: [conversation] });
  await db.mailboxAct.update({ where: { id: undo ?? "" }, data: { at: new Date(Date.now() - 25 * 3600 * 1000) } });
  await forgetFilings();
  await undoFiling(bob.actor, undo ?? "");
  expect(await linesIn(bob, "ARCHIVES")).toHaveLength(3);
});
