import { expect, test } from "vitest";
import { db } from "@/lib/db";
import type { MessageState } from "@/lib/generated/prisma/enums";
import { broadcast, replyToConversation, writeMessage } from "@/lib/messages/commands";
import { file } from "@/lib/messages/filing/commands";
import { listFolder } from "@/lib/messages/listing/queries";
import { cleanUp } from "@/lib/messages/maintenance/commands";
import { checkUp } from "@/lib/messages/maintenance/queries";
import { getConversation, getMailboxNews } from "@/lib/messages/queries";
import { settleMessage, settleMessages, type Verdict } from "@/lib/messages/review/commands";
import { answerAsVisitor, confirmVisit } from "@/lib/messages/visits/commands";
import { getVisit } from "@/lib/messages/visits/queries";
import { writeLetters } from "@/lib/testing/mailboxes";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createReply, createVisit, draft, mailsAfterMessages, mute, newestMessage } from "@/lib/testing/messages";
import { choose, clearSettings } from "@/lib/testing/settings";

type Settled = Verdict["state"];

const settle = (id: number, verdict: Verdict) => db.$transaction((tx) => settleMessage(tx, id, verdict));
const inboxOf = async (member: TestMember) => (await listFolder(member.actor, "INBOX")).lines;

/** Alice wrote, Bob answered: it is his answer that is looked at. */
async function answered() {
  const [alice, bob, mia] = [await createMember(), await createMember(), await createMember(undefined, { role: "MODERATOR" })];
  const conversation = await createConversation(alice, bob, { bodies: ["Four?", "Five."] });
  return { alice, bob, mia, conversation, answer: (await newestMessage(conversation)).id };
}

async function saidOf(id: number): Promise<string[]> {
  const events = await db.pendingEvent.findMany({ where: { data: { equals: { messageIds: [id] } } }, orderBy: { createdAt: "asc" }, select: { name: true }, take: 20 });
  return events.map(({ name }) => name.replace("messages/message.", ""));
}

/** When a message was answered is asked of its answers, so that nothing can disagree with them. */
async function answeredBy(parentId: number): Promise<number | undefined> {
  const first = await db.message.findFirst({ where: { parentId, state: "ACCEPTED" }, orderBy: [{ sentAt: "asc" }, { id: "asc" }], select: { id: true } });
  return first?.id;
}

/** What the recipient has, whether the message counts as an answer, and what others hear. */
test.each<[MessageState, Settled, "changes" | "stays", "there" | "away", string[]]>([
  ["ACCEPTED", "ACCEPTED", "stays", "there", []],
  ["PENDING", "PENDING", "stays", "away", []],
  ["REJECTED", "REJECTED", "stays", "away", []],
  ["PENDING", "ACCEPTED", "changes", "there", ["accepted"]],
  ["PENDING", "REJECTED", "changes", "away", ["rejected"]],
  ["ACCEPTED", "REJECTED", "changes", "away", ["rejected"]],
  ["ACCEPTED", "PENDING", "changes", "away", []],
  ["REJECTED", "PENDING", "changes", "away", []],
  ["REJECTED", "ACCEPTED", "changes", "there", ["accepted"]],
])("from %s to %s the verdict %s, and the message is %s", async (before, state, verdict, place, heard) => {
  const { alice, bob, mia, conversation, answer } = await answered();
  const parent = (await db.message.findUniqueOrThrow({ where: { id: answer } })).parentId ?? 0;
  if (before !== "ACCEPTED") await db.message.update({ where: { id: answer }, data: { state: before, acceptedAt: null, entries: { updateMany: { where: { kind: "RECEIVED" }, data: { deliveredAt: null } } } } });
  const told = await saidOf(answer);
  expect(await settle(answer, { state, by: mia.actor })).toBe(verdict === "changes");
  const after = await db.message.findUniqueOrThrow({ where: { id: answer } });
  const settled = verdict === "changes" && state !== "PENDING";
  expect(after).toMatchObject({ state, settledById: settled ? mia.id : null });
  expect([after.settledAt !== null, after.acceptedAt !== null]).toEqual([settled, state === "ACCEPTED"]);
  expect([(await inboxOf(alice)).length, (await getMailboxNews(alice.actor)).unread]).toEqual(place === "there" ? [1, 1] : [0, 0]);
  expect((await getConversation(alice.actor, conversation))?.messages).toHaveLength(place === "there" ? 2 : 1);
  expect((await getConversation(bob.actor, conversation))?.messages).toMatchObject([{}, { state }]);
  expect(await answeredBy(parent)).toBe(place === "there" ? answer : undefined);
  expect(await saidOf(answer)).toEqual([...told, ...heard]);
  expect(await checkUp()).toEqual([]);
});

test("who settles, and the command line, is noted with it; what changes nothing is not", async () => {
  const { mia, answer } = await answered();
  await settle(answer, { state: "REJECTED", by: mia.actor, reason: "Not at this hour" });
  await settle(answer, { state: "REJECTED", by: mia.actor });
  await settle(answer, { state: "PENDING", by: mia.actor });
  expect(await settleMessages([answer], { state: "ACCEPTED", by: "command line" })).toBe(1);
  const noted = await db.auditEntry.findMany({ where: { subject: String(answer), act: { startsWith: "messages." } }, orderBy: { id: "asc" }, select: { actorId: true, actorName: true, act: true, details: true }, take: 9 });
  expect(noted).toEqual([
    { actorId: mia.id, actorName: mia.name, act: "messages.reject", details: { reason: "Not at this hour" } },
    { actorId: mia.id, actorName: mia.name, act: "messages.reconsider", details: {} },
    { actorId: null, actorName: "command line", act: "messages.accept", details: {} },
  ]);
});

test("a rule of the site settles in nobody’s name, and is not noted as anybody’s act", async () => {
  const { answer } = await answered();
  await settle(answer, { state: "PENDING" });
  expect(await db.auditEntry.count({ where: { subject: String(answer), act: { startsWith: "messages." } } })).toBe(0);
  expect(await db.message.findUnique({ where: { id: answer } })).toMatchObject({ state: "PENDING", settledById: null });
});

test("what is withdrawn comes back with its marks, to where it was", async () => {
  const { alice, conversation, answer } = await answered();
  await file(alice.actor, "markRead", { conversations: [conversation] });
  await file(alice.actor, "archive", { messages: [answer] });
  for (const state of ["PENDING", "REJECTED", "ACCEPTED"] as const) await settle(answer, { state });
  expect((await listFolder(alice.actor, "ARCHIVES")).lines).toMatchObject([{ messageId: answer, unread: 0 }]);
  expect(await inboxOf(alice)).toEqual([]);
});

test("a message counts as answered by the earliest answer that is accepted, and by none that is not", async () => {
  const { alice, bob, conversation, answer } = await answered();
  const { parentId } = await db.message.findUniqueOrThrow({ where: { id: answer } });
  await createReply(bob.actor, conversation, "Or six.");
  const { id: later } = await newestMessage(conversation);
  expect(await answeredBy(parentId ?? 0)).toBe(answer);
  await settle(answer, { state: "REJECTED" });
  expect(await answeredBy(parentId ?? 0)).toBe(later);
  await settle(later, { state: "PENDING" });
  expect(await answeredBy(parentId ?? 0)).toBeUndefined();
  for (const id of [later, answer]) await settle(id, { state: "ACCEPTED" });
  expect(await answeredBy(parentId ?? 0)).toBe(answer);
  expect(await inboxOf(alice)).toMatchObject([{ messageId: later, count: 2, unread: 2 }]);
});

test("who wrote reads why it was rejected; accepted after all, the reason is kept and shown no more", async () => {
  const { alice, bob, conversation, answer } = await answered();
  await settle(answer, { state: "REJECTED", reason: "Not at this hour" });
  expect((await getConversation(bob.actor, conversation))?.messages.at(-1)).toMatchObject({ state: "REJECTED", rejectionReason: "Not at this hour" });
  expect(JSON.stringify(await getConversation(alice.actor, conversation))).not.toContain("hour");
  await settle(answer, { state: "ACCEPTED" });
  expect((await getConversation(bob.actor, conversation))?.messages.at(-1)).toMatchObject({ state: "ACCEPTED", rejectionReason: null });
  expect(await db.message.findUnique({ where: { id: answer } })).toMatchObject({ rejectionReason: "Not at this hour" });
});

test("people are mailed once, when it is accepted, however often it comes and goes", async () => {
  const { alice, answer } = await answered();
  await settle(answer, { state: "PENDING" });
  expect(await mailsAfterMessages(alice.email)).toEqual([]);
  for (const state of ["ACCEPTED", "REJECTED", "ACCEPTED"] as const) {
    await settle(answer, { state });
    expect(await mailsAfterMessages(alice.email)).toHaveLength(1);
  }
});

test("a visitor has no mailbox to mark: the answer is mailed and on the private page only while it is accepted", async () => {
  const bob = await createMember();
  const { token, email } = await createVisit(bob);
  const [line] = await inboxOf(bob);
  await createReply(bob.actor, line?.conversationId ?? 0, "Yes, it is.");
  const { id: answer } = await newestMessage(line?.conversationId ?? 0);
  expect(await db.mailboxEntry.count({ where: { messageId: answer } })).toBe(1);
  const shown = async () => JSON.stringify(await getVisit(token)).includes("Yes, it is.");
  for (const [state, there] of [
    ["PENDING", false],
    ["REJECTED", false],
    ["ACCEPTED", true],
  ] as const) {
    await settle(answer, { state });
    expect(await shown()).toBe(there);
    expect((await mailsAfterMessages(email)).filter(({ kind }) => kind === "visit-answer")).toHaveLength(there ? 1 : 0);
  }
});

test("both sides hear of what is settled late, also where neither the count nor the newest message tells", async () => {
  const { alice, bob, mia, conversation, answer } = await answered();
  await createReply(bob.actor, conversation, "Or six.");
  await mute(alice.actor, conversation);
  const [before, other] = [await getMailboxNews(alice.actor), await getMailboxNews(mia.actor)];
  for (const [turn, state] of (["PENDING", "ACCEPTED", "REJECTED"] as const).entries()) {
    await settle(answer, { state });
    expect(await getMailboxNews(alice.actor)).toEqual({ ...before, settlements: turn + 1, last: expect.any(Number) });
    expect(await getMailboxNews(bob.actor)).toMatchObject({ settlements: turn + 1 });
  }
  await settle(answer, { state: "REJECTED" });
  expect(await getMailboxNews(alice.actor)).toMatchObject({ settlements: 3 });
  expect(await getMailboxNews(mia.actor)).toEqual(other);
});

test("two who settle at once settle one after the other, and say the same thing once", async () => {
  const { mia, answer } = await answered();
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => settle(answer, { state: "REJECTED", by: mia.actor })));
  expect(outcomes.filter(Boolean)).toHaveLength(1);
  expect((await saidOf(answer)).filter((name) => name === "rejected")).toHaveLength(1);
});

test("what was rejected long ago is removed with the rest, as if its recipient had thrown it away then", async () => {
  const { bob, alice, conversation, answer } = await answered();
  const ago = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000);
  await settle(answer, { state: "REJECTED" });
  for (const member of [alice, bob]) await file(member.actor, "trash", { conversations: [conversation] });
  await db.message.updateMany({ where: { conversationId: conversation }, data: { sentAt: ago(90) } });
  await db.mailboxEntry.updateMany({ where: { conversationId: conversation }, data: { sentAt: ago(90) } });
  await db.mailboxEntry.updateMany({ where: { conversationId: conversation, folder: "TRASH" }, data: { trashedAt: ago(60) } });
  await db.conversation.update({ where: { id: conversation }, data: { createdAt: ago(90) } });
  await cleanUp(30);
  expect(await db.conversation.count({ where: { id: conversation } })).toBe(1);
  await db.message.update({ where: { id: answer }, data: { settledAt: ago(31) } });
  await cleanUp(30);
  expect(await db.conversation.count({ where: { id: conversation } })).toBe(0);
});

test.each([
  ["accepted", "ACCEPTED", 1],
  ["pending", "PENDING", 0],
  ["rejected", "REJECTED", 0],
] as const)("where new messages are %s, what people and visitors write is so, and what the site tells is delivered", async (chosen, state, delivered) => {
  await choose("messages.newMessages", chosen);
  const [alice, bob] = [await createMember(), await createMember()];
  expect(await writeMessage(alice.actor, draft(bob.name))).toMatchObject({ state });
  expect(await inboxOf(bob)).toHaveLength(delivered);
  expect((await listFolder(alice.actor, "SENT")).lines).toHaveLength(1);
  const letter = { to: [alice.id], subject: "The summer party", body: "On Saturday.", key: `party ${bob.id}` };
  const { conversationIds } = await broadcast(bob.actor, letter);
  expect(await inboxOf(alice)).toMatchObject([{ subject: "The summer party" }]);
  expect(await replyToConversation(alice.actor, { conversation: conversationIds[0] ?? 0, body: "I come.", key: crypto.randomUUID() })).toMatchObject({ state });
  const { token } = await createVisit(alice, { confirmed: false });
  expect(await confirmVisit(token)).toEqual({ recipient: alice.name, state });
  expect(await confirmVisit(token)).toEqual({ recipient: alice.name, state });
  expect(await answerAsVisitor({ token, body: "Are you there?", key: crypto.randomUUID() })).toMatchObject({ state });
  expect((await getMailboxNews(alice.actor)).unread).toBe(1 + 2 * delivered);
  await clearSettings();
});

test.each(["accepted", "pending", "rejected"] as const)("where new messages are %s, the same sent again is answered as it was at first, whatever became of each copy", async (chosen) => {
  await choose("messages.newMessages", chosen);
  const [alice, bob, carol] = [await createMember(), await createMember(), await createMember()];
  const writing = draft(`${alice.name}, ${carol.name}`);
  const sent = await writeMessage(bob.actor, writing);
  const { token } = await createVisit(bob);
  const asked = { token, body: "Is it still there?", key: crypto.randomUUID() };
  const answered = await answerAsVisitor(asked);
  const { id: fromVisitor } = await db.message.findFirstOrThrow({ where: { recipientId: bob.id }, orderBy: { id: "desc" } });
  const [first = 0, second = 0] = sent.messageIds;
  for (const states of [
    ["ACCEPTED", "REJECTED", "PENDING"],
    ["PENDING", "ACCEPTED", "REJECTED"],
    ["REJECTED", "PENDING", "ACCEPTED"],
  ] as const) {
    for (const [turn, id] of [first, second, fromVisitor].entries()) await settle(id, { state: states[turn] ?? "PENDING" });
    expect(await writeMessage(bob.actor, writing)).toEqual(sent);
    expect(await answerAsVisitor(asked)).toEqual(answered);
  }
  await clearSettings();
});

test("all that waits is accepted at once, and nothing else; numbers mean these alone", async () => {
  const { bob, alice, conversation, answer } = await answered();
  await createReply(bob.actor, conversation, "Or six.");
  const { id: later } = await newestMessage(conversation);
  await settleMessages("waiting", { state: "REJECTED" });
  await settle(answer, { state: "REJECTED" });
  await settle(later, { state: "PENDING" });
  expect(await settleMessages("waiting", { state: "ACCEPTED" })).toBe(1);
  expect(await inboxOf(alice)).toMatchObject([{ messageId: later, count: 1 }]);
  expect(await settleMessages([answer, later], { state: "ACCEPTED" })).toBe(1);
  expect(await inboxOf(alice)).toMatchObject([{ count: 2 }]);
});

test("all that waits is all, also where it is more than is looked for in one go", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  await writeLetters({ from: [alice.id], to: [bob.id], count: 501 });
  await db.mailboxEntry.updateMany({ where: { holderId: bob.id }, data: { deliveredAt: null } });
  await db.message.updateMany({ where: { recipientId: bob.id }, data: { state: "PENDING", acceptedAt: null } });
  await settleMessages("waiting", { state: "REJECTED" });
  expect(await db.message.count({ where: { recipientId: bob.id, state: "REJECTED" } })).toBe(501);
  expect(await settleMessages("waiting", { state: "ACCEPTED" })).toBe(0);
}, 60_000);

test("there is nothing to settle about a message that is not there", async () => {
  await expect(settle(999_999_999, { state: "ACCEPTED" })).rejects.toMatchObject({ code: "not_found" });
});

test("what a visitor wrote from an address that is not proved is settled by nobody, and mailed to nobody, before the address is", async () => {
  const [bob, mia] = [await createMember(), await createMember(undefined, { role: "MODERATOR" })];
  const { token } = await createVisit(bob, { confirmed: false });
  const { id } = await db.message.findFirstOrThrow({ where: { recipientId: bob.id } });
  for (const state of ["ACCEPTED", "PENDING", "REJECTED"] as const) {
    await expect(settle(id, { state, by: mia.actor })).rejects.toMatchObject({ sentence: "messageUnconfirmed" });
    await expect(settleMessages([id], { state })).rejects.toMatchObject({ sentence: "messageUnconfirmed" });
  }
  expect([await inboxOf(bob), await mailsAfterMessages(bob.email)]).toEqual([[], []]);
  await confirmVisit(token);
  expect(await inboxOf(bob)).toHaveLength(1);
  expect(await settleMessages([id], { state: "REJECTED" })).toBe(1);
});

test("what waits again is settled by nobody", async () => {
  const { mia, answer } = await answered();
  await settle(answer, { state: "REJECTED", by: mia.actor });
  await settle(answer, { state: "PENDING", by: mia.actor });
  expect(await db.message.findUnique({ where: { id: answer } })).toMatchObject({ settledAt: null, settledById: null });
});

test("among numbers of which one is wrong, none is settled; a number given twice counts once", async () => {
  const { alice, answer } = await answered();
  await expect(settleMessages([answer, 999_999_999], { state: "REJECTED" })).rejects.toMatchObject({ code: "not_found" });
  expect(await inboxOf(alice)).toHaveLength(1);
  expect(await settleMessages([answer, answer], { state: "REJECTED" })).toBe(1);
  expect(await inboxOf(alice)).toEqual([]);
});
