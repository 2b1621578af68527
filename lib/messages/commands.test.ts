import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { replyToConversation, writeMessage } from "@/lib/messages/commands";
import { listFolder } from "@/lib/messages/listing/queries";
import { getConversation, getMailboxNews } from "@/lib/messages/queries";
import { createMember } from "@/lib/testing/members";
import { createConversation, createReply, draft, mailsAfterMessages } from "@/lib/testing/messages";

test("a message waits in the inbox of one and stays among the sent of the other", async () => {
  const [alice, bob] = [await createMember("Alice"), await createMember("Bob")];
  const conversation = await createConversation(alice, bob);
  expect((await listFolder(bob.actor, "INBOX")).lines).toMatchObject([{ conversationId: conversation, subject: "Coffee?", other: { kind: "member", name: "Alice" }, count: 1, unread: 1 }]);
  expect((await listFolder(alice.actor, "SENT")).lines).toMatchObject([{ conversationId: conversation, other: { name: "Bob" }, unread: 0 }]);
  expect((await listFolder(alice.actor, "INBOX")).lines).toEqual([]);
  expect([(await getMailboxNews(alice.actor)).unread, (await getMailboxNews(bob.actor)).unread]).toEqual([0, 1]);
});

test("the recipient is told by mail, without the text", async () => {
  const [alice, bob] = [await createMember(), await createMember(undefined, { locale: "fr" })];
  const conversation = await createConversation(alice, bob, { bodies: ["A secret."] });
  const [mail] = await mailsAfterMessages(bob.email);
  expect(mail?.subject).toBe(`${alice.name} vous a écrit sur Causerie`);
  expect(mail?.links).toEqual([`http://localhost:3000/messages/c/${conversation}`]);
  expect(mail?.html).not.toContain("A secret.");
});

test("names are found whatever their case, and each once", async () => {
  const [alice, carol] = [await createMember(), await createMember("Carol Ann")];
  const { conversationIds } = await writeMessage(alice.actor, draft("carol ann, CAROL  ANN ,"));
  expect(conversationIds).toHaveLength(1);
  expect((await getMailboxNews(carol.actor)).unread).toBe(1);
});

test("several recipients get a copy each, and a conversation each", async () => {
  const [alice, one, two] = [await createMember(), await createMember(), await createMember()];
  const { conversationIds } = await writeMessage(alice.actor, draft(`${one.name}, ${two.name}`));
  expect(new Set(conversationIds).size).toBe(2);
  await createReply(one.actor, conversationIds[0] ?? 0);
  expect(await getConversation(two.actor, conversationIds[0] ?? 0)).toBeNull();
  expect((await listFolder(alice.actor, "SENT")).lines.map(({ other }) => other.kind === "member" && other.name).sort()).toEqual([one.name, two.name].sort());
});

test("a hundred people are written to at once", async () => {
  const alice = await createMember();
  const members = await Promise.all(Array.from({ length: 100 }, () => createMember()));
  const { conversationIds } = await writeMessage(alice.actor, draft(members.map(({ name }) => name).join(", ")));
  expect(new Set(conversationIds).size).toBe(100);
});

test("unknown names are all told at once, and nobody gets anything", async () => {
  const [alice, bob, sleeper] = [await createMember(), await createMember(), await createMember("sleeper", { leftAt: new Date() })];
  const refused = writeMessage(alice.actor, draft(`${bob.name}, nobody, ${sleeper.name}`));
  await expect(refused).rejects.toMatchObject({ sentence: "recipientUnknown", field: "to", values: { names: "nobody, sleeper" } });
  expect((await getMailboxNews(bob.actor)).unread).toBe(0);
  expect((await listFolder(alice.actor, "SENT")).lines).toEqual([]);
});

test("a message sent twice, at once or later, is one message and answers the same", async () => {
  const [alice, one, two] = [await createMember(), await createMember(), await createMember()];
  const letter = draft(`${one.name}, ${two.name}`);
  const answers = await Promise.all(Array.from({ length: 5 }, () => writeMessage(alice.actor, letter)));
  answers.push(await writeMessage(alice.actor, letter));
  expect(new Set(answers.map(({ conversationIds }) => conversationIds.join())).size).toBe(1);
  expect((await getMailboxNews(one.actor)).unread).toBe(1);
  expect(await mailsAfterMessages(one.email)).toHaveLength(1);
});

test("another member’s key is no obstacle", async () => {
  const [alice, bob, carol] = [await createMember(), await createMember(), await createMember()];
  const letter = draft(carol.name);
  await writeMessage(alice.actor, letter);
  await writeMessage(bob.actor, letter);
  expect((await getMailboxNews(carol.actor)).unread).toBe(2);
});

test("a note to oneself is received and sent, and mails nobody", async () => {
  const alice = await createMember();
  const conversation = await createConversation(alice, alice);
  expect((await listFolder(alice.actor, "INBOX")).lines).toHaveLength(1);
  expect((await listFolder(alice.actor, "SENT")).lines).toHaveLength(1);
  expect((await getConversation(alice.actor, conversation))?.messages).toMatchObject([{ own: true, unread: true }]);
  expect(await mailsAfterMessages(alice.email)).toEqual([]);
});

test("an answer belongs to the conversation, says what it answers, and both see it", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob, { bodies: ["Four?", "Five.", "Five it is."] });
  for (const person of [alice, bob]) expect((await getConversation(person.actor, conversation))?.messages.map(({ body }) => body)).toEqual(["Four?", "Five.", "Five it is."]);
  expect(await db.message.findMany({ where: { conversationId: conversation }, orderBy: { id: "asc" }, take: 5, select: { subject: true } })).toEqual([{ subject: "Coffee?" }, { subject: "Re: Coffee?" }, { subject: "Re: Coffee?" }]);
  expect((await listFolder(alice.actor, "INBOX")).lines).toMatchObject([{ conversationId: conversation, count: 1, unread: 1 }]);
});

test("only who received something may answer", async () => {
  const [alice, bob, eve] = [await createMember(), await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  for (const person of [alice, eve]) await expect(createReply(person.actor, conversation)).rejects.toMatchObject({ code: "not_found" });
  await expect(createReply(bob.actor, 2_000_000_000)).rejects.toMatchObject({ code: "not_found" });
});

test("an answer sent twice is one answer", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  const reply = { conversation, body: "Yes.", key: crypto.randomUUID() };
  await Promise.all(Array.from({ length: 5 }, () => replyToConversation(bob.actor, reply)));
  expect((await getConversation(alice.actor, conversation))?.messages).toHaveLength(2);
});

test("a message of 20,000 characters arrives whole", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const body = "é\n\t🙂".repeat(4000);
  const conversation = await createConversation(alice, bob, { bodies: [body] });
  expect((await getConversation(bob.actor, conversation))?.messages[0]?.body).toBe(body);
});
