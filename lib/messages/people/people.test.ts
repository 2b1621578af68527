import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { replyToConversation, writeMessage } from "@/lib/messages/commands";
import { plainListing } from "@/lib/messages/listing/listing";
import { listFolder } from "@/lib/messages/listing/queries";
import { checkUp } from "@/lib/messages/maintenance/queries";
import { forgetLeftMailboxes, forgetMailbox } from "@/lib/messages/people/commands";
import { getConversation } from "@/lib/messages/queries";
import { answerAsVisitor, confirmVisit } from "@/lib/messages/visits/commands";
import { getVisit } from "@/lib/messages/visits/queries";
import { letDepart } from "@/lib/testing/leaving";
import { createMember } from "@/lib/testing/members";
import { createConversation, createReply, createVisit, draft } from "@/lib/testing/messages";

const answer = (conversation: number) => ({ conversation, body: "Are you there?", key: crypto.randomUUID() });

test("the other side keeps its copies under “former member”, in folders and in conversations, and nothing else of the name", async () => {
  const [anne, boris] = [await createMember("anne"), await createMember("boris")];
  const conversation = await createConversation(anne, boris, { bodies: ["Hello?", "Hello!", "Farewell."] });
  await letDepart(anne);
  const open = await getConversation(boris.actor, conversation);
  expect(open).toMatchObject({ other: { kind: "gone" }, mayReply: false });
  expect(open?.messages.map(({ author, own, body }) => [author.kind, own, body])).toEqual([
    ["gone", false, "Hello?"],
    ["member", true, "Hello!"],
    ["gone", false, "Farewell."],
  ]);
  const { lines } = await listFolder(boris.actor, "INBOX");
  expect(lines).toMatchObject([{ conversationId: conversation, other: { kind: "gone" }, excerpt: "Farewell." }]);
  expect(JSON.stringify(lines)).not.toContain("anne");
  expect((await listFolder(boris.actor, "SENT")).lines).toMatchObject([{ other: { kind: "gone" } }]);
  expect(await checkUp()).toEqual([]);
});

test("a former member is found by no search for the name, and sorts apart from those who are here", async () => {
  const [clio, dora] = [await createMember("clio"), await createMember("dora")];
  await createConversation(clio, dora);
  await createConversation(await createMember("arno"), dora);
  await letDepart(clio);
  expect((await listFolder(dora.actor, "INBOX", { listing: { ...plainListing, q: "from:clio" } })).lines).toEqual([]);
  const sorted = await listFolder(dora.actor, "INBOX", { listing: { ...plainListing, sort: "sender" } });
  expect(sorted.lines.map(({ other }) => other.kind)).toEqual(["gone", "member"]);
});

test("a former member cannot be answered, and is not found to be written to", async () => {
  const [emma, falk] = [await createMember("emma"), await createMember("falk")];
  const conversation = await createConversation(emma, falk);
  await letDepart(emma);
  await expect(replyToConversation(falk.actor, answer(conversation))).rejects.toMatchObject({ code: "conflict", sentence: "memberLeft" });
  await expect(writeMessage(falk.actor, draft("emma"))).rejects.toMatchObject({ sentence: "recipientUnknown" });
  await expect(writeMessage(falk.actor, draft(`:${emma.id}`))).rejects.toMatchObject({ sentence: "recipientUnknown" });
});

test("the leaver’s own mailbox goes, with what nobody else holds, and nobody else’s", async () => {
  const [gero, hilda] = [await createMember("gero"), await createMember("hilda")];
  const [shared, alone] = [await createConversation(gero, hilda), await createConversation(gero, gero, { subject: "A note" })];
  await letDepart(gero);
  expect(await db.mailboxEntry.count({ where: { holderId: gero.id } })).toBe(0);
  expect(await db.mailboxHead.count({ where: { holderId: gero.id } })).toBe(0);
  expect(await db.conversation.findMany({ where: { id: { in: [shared, alone] } }, select: { id: true }, take: 2 })).toEqual([{ id: shared }]);
  expect(await db.message.count({ where: { conversationId: alone } })).toBe(0);
});

test("when both sides have left, nothing of the conversation remains", async () => {
  const [ilse, jutta] = [await createMember("ilse"), await createMember("jutta")];
  const conversation = await createConversation(ilse, jutta, { bodies: ["One", "Two"] });
  for (const leaver of [ilse, jutta]) await letDepart(leaver);
  expect(await db.conversation.count({ where: { id: conversation } })).toBe(0);
});

test("a visitor reads on by the private link, and is told that nobody answers any more", async () => {
  const kuno = await createMember("kuno");
  const { token } = await createVisit(kuno, { body: "Is it for sale?" });
  const conversation = await db.mailboxEntry.findFirstOrThrow({ where: { holderId: kuno.id } });
  await createReply(kuno.actor, conversation.conversationId, "It is.");
  await letDepart(kuno);
  const visit = await getVisit(token);
  expect(visit).toMatchObject({
    recipient: null,
    messages: [
      { html: expect.stringContaining("Is it for sale?"), own: true },
      { html: expect.stringContaining("It is."), author: null },
    ],
  });
  await expect(answerAsVisitor({ token, body: "Hello?", key: crypto.randomUUID() })).rejects.toMatchObject({ sentence: "memberLeft" });
});

test("what a visitor confirms too late is not delivered to nobody", async () => {
  const lutz = await createMember("lutz");
  const { token } = await createVisit(lutz, { confirmed: false });
  await letDepart(lutz);
  await expect(confirmVisit(token)).rejects.toMatchObject({ sentence: "memberLeft" });
});

test("a long mailbox is emptied batch by batch, and one that was interrupted is finished by the next run", async () => {
  const [moritz, nora] = [await createMember("moritz"), await createMember("nora")];
  const conversation = await createConversation(nora, moritz);
  const sentAt = new Date();
  const message = { sentAt, acceptedAt: sentAt, conversationId: conversation, authorId: nora.id, recipientId: moritz.id, subject: "Again", body: "and again", state: "ACCEPTED" as const };
  const made = await db.message.createManyAndReturn({ data: Array.from({ length: 1200 }, () => ({ ...message, clientKey: crypto.randomUUID() })), select: { id: true } });
  await db.mailboxEntry.createMany({ data: made.map(({ id }) => ({ messageId: id, conversationId: conversation, holderId: moritz.id, kind: "RECEIVED" as const, sentAt, deliveredAt: sentAt, party: "nora", subjectKey: "again" })) });
  await db.member.update({ where: { id: moritz.id }, data: { leftAt: new Date() } });
  await db.mailboxEntry.deleteMany({ where: { holderId: moritz.id, id: { in: (await db.mailboxEntry.findMany({ where: { holderId: moritz.id }, select: { id: true }, take: 300 })).map(({ id }) => id) } } });
  await forgetLeftMailboxes();
  expect(await db.mailboxEntry.count({ where: { holderId: moritz.id } })).toBe(0);
  expect(await db.mailboxEntry.count({ where: { holderId: nora.id } })).toBe(1);
});

test("the mailbox of who is here is never emptied", async () => {
  const [otto, paul] = [await createMember("otto"), await createMember("paul")];
  await createConversation(otto, paul);
  await forgetMailbox(paul.id);
  await forgetLeftMailboxes();
  expect(await db.mailboxEntry.count({ where: { holderId: paul.id } })).toBe(1);
});
