import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { answerMessage } from "@/lib/messages/commands";
import { file } from "@/lib/messages/filing/commands";
import { listFolder } from "@/lib/messages/listing/queries";
import { getConversation, getMailboxNews } from "@/lib/messages/queries";
import type { LongAnswer } from "@/lib/messages/schema";
import { letDepart } from "@/lib/testing/leaving";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createReply, createVisit, mailsAfterMessages, newestMessage } from "@/lib/testing/messages";
import { choose, clearSettings } from "@/lib/testing/settings";

let alice: TestMember;
let bob: TestMember;
let conversation: number;
let answer: LongAnswer;

beforeEach(async () => {
  await clearSettings();
  [alice, bob] = [await createMember(), await createMember()];
  conversation = await createConversation(alice, bob);
  answer = { parent: (await newestMessage(conversation)).id, to: "", subject: "Re: Coffee?", body: "> At four?\n\nAt five.", key: crypto.randomUUID() };
});

const said = async (reader: TestMember) => (await getConversation(reader.actor, conversation))?.messages.map(({ body }) => body);

test("a long answer goes on in the conversation, to whoever wrote the message", async () => {
  const { conversationIds, messageIds } = await answerMessage(bob.actor, answer);
  expect(conversationIds).toEqual([conversation]);
  expect(await said(alice)).toEqual(["At four, at the corner?", answer.body]);
  expect(await db.message.findUnique({ where: { id: messageIds[0] ?? 0 } })).toMatchObject({ parentId: answer.parent, subject: "Re: Coffee?" });
});

test("who wrote a message may go on from it, to the same person in the same conversation", async () => {
  await answerMessage(alice.actor, { ...answer, body: "Or at five?" });
  expect(await said(bob)).toEqual(["At four, at the corner?", "Or at five?"]);
  expect((await getMailboxNews(bob.actor)).unread).toBe(2);
  expect((await getMailboxNews(alice.actor)).unread).toBe(0);
});

test("what one wrote to a visitor can be followed up, and the visitor is mailed", async () => {
  const { email } = await createVisit(alice);
  const [line] = (await listFolder(alice.actor, "INBOX")).lines;
  await createReply(alice.actor, line?.conversationId ?? 0, "Yes.");
  await answerMessage(alice.actor, { ...answer, parent: (await newestMessage(line?.conversationId ?? 0)).id, body: "Or no." });
  expect((await mailsAfterMessages(email)).filter(({ kind }) => kind === "visit-answer").map(({ text }) => /Yes|Or no/.exec(text)?.[0])).toEqual(["Yes", "Or no"]);
});

test("copies begin conversations of their own; who wrote, or is named twice, gets one", async () => {
  const [carol, dora] = [await createMember(), await createMember()];
  const { conversationIds } = await answerMessage(bob.actor, { ...answer, to: `${carol.name}, ${alice.name}, ${dora.name}, ${carol.name}` });
  expect(conversationIds).toHaveLength(3);
  expect(new Set(conversationIds).size).toBe(3);
  for (const [rank, person] of [alice, carol, dora].entries()) {
    const shown = await getConversation(person.actor, conversationIds[rank] ?? 0);
    expect(shown?.messages.map(({ body }) => body)).toEqual(rank === 0 ? ["At four, at the corner?", answer.body] : [answer.body]);
  }
  expect(await getConversation(carol.actor, conversation)).toBeNull();
});

test("an answer with copies that is sent twice, at once or later, is sent once", async () => {
  const carol = await createMember();
  const twice = { ...answer, to: carol.name };
  const answers = await Promise.all(Array.from({ length: 5 }, () => answerMessage(bob.actor, twice)));
  await file(bob.actor, "trash", { conversations: [conversation] });
  answers.push(await answerMessage(bob.actor, twice));
  expect(new Set(answers.map(({ messageIds }) => messageIds.join())).size).toBe(1);
  expect((await getMailboxNews(carol.actor)).unread).toBe(1);
});

test("nothing is answered that is not one’s own, was trashed, or does not exist", async () => {
  const eve = await createMember();
  await expect(answerMessage(eve.actor, answer)).rejects.toMatchObject({ code: "not_found" });
  await expect(answerMessage(bob.actor, { ...answer, parent: 999_999_999 })).rejects.toMatchObject({ code: "not_found" });
  await file(bob.actor, "archive", { conversations: [conversation] });
  await answerMessage(bob.actor, answer);
  await file(bob.actor, "trash", { conversations: [conversation] });
  await expect(answerMessage(bob.actor, { ...answer, key: crypto.randomUUID() })).rejects.toMatchObject({ code: "not_found" });
});

test("what has not been accepted is not gone on from, not even by who wrote it", async () => {
  await db.message.updateMany({ where: { id: answer.parent }, data: { state: "PENDING", acceptedAt: null } });
  for (const person of [alice, bob]) await expect(answerMessage(person.actor, answer)).rejects.toMatchObject({ code: "not_found" });
});

test("everything that is wrong with an answer is told at once, and nobody gets anything", async () => {
  await letDepart(alice);
  const refused = answerMessage(bob.actor, { ...answer, to: "nobody, neither", subject: " ", body: "" });
  await expect(refused).rejects.toMatchObject({ sentence: "memberLeft", also: [{ field: "subject" }, { field: "body" }, { field: "to", sentence: "recipientUnknown" }] });
  expect(await said(bob)).toHaveLength(1);
});

test("where copies are switched off, names for them are passed over", async () => {
  await choose("messages.copiesOnReply", false);
  const { conversationIds } = await answerMessage(bob.actor, { ...answer, to: "nobody at all" });
  expect(conversationIds).toEqual([conversation]);
});

test("at most so many copies as the settings say, and none is fine whatever the least is", async () => {
  await choose("messages.mostRecipients", 2);
  await choose("messages.leastRecipients", 2);
  const names = (await Promise.all([createMember(), createMember(), createMember()])).map(({ name }) => name);
  await expect(answerMessage(bob.actor, { ...answer, to: names.join() })).rejects.toMatchObject({ field: "to", sentence: "recipientsMost", values: { most: 2, count: 3 } });
  await answerMessage(bob.actor, answer);
});
