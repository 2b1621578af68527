import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { answerMessage, replyToConversation, writeMessage } from "@/lib/messages/commands";
import { dropDraft, forgetDrafts, keepDraft, lengthenDraft } from "@/lib/messages/drafts/commands";
import { countDrafts, getDraft, listDrafts } from "@/lib/messages/drafts/queries";
import type { KeptDraft } from "@/lib/messages/drafts/schema";
import { createMember } from "@/lib/testing/members";
import { createConversation, draft, newestMessage } from "@/lib/testing/messages";

const begun = (overrides: Partial<KeptDraft> = {}): KeptDraft => ({ key: randomUUID(), to: "", subject: "Coffee?", body: "At fo", ...overrides });

test("what was typed is kept under its form, as it stands after the last save", async () => {
  const { actor } = await createMember();
  const first = begun();
  await keepDraft(actor, first);
  await keepDraft(actor, { ...first, to: "nobody yet", body: "At four" });
  expect(await getDraft(actor, { key: first.key })).toMatchObject({ key: first.key, to: "nobody yet", subject: "Coffee?", body: "At four" });
  expect(await countDrafts(actor)).toBe(1);
});

test("a draft that is emptied goes, and so does one that is dropped", async () => {
  const { actor } = await createMember();
  const [one, other] = [begun(), begun()];
  for (const each of [one, other]) await keepDraft(actor, each);
  await keepDraft(actor, { key: one.key, to: " ", subject: "", body: "\n" });
  await dropDraft(actor, other.key);
  expect(await countDrafts(actor)).toBe(0);
});

test("nobody sees, changes or drops a draft of somebody else", async () => {
  const [alice, eve] = [await createMember(), await createMember()];
  const own = begun();
  await keepDraft(alice.actor, own);
  await keepDraft(eve.actor, { ...own, body: "mine now" });
  await dropDraft(eve.actor, own.key);
  expect(await getDraft(alice.actor, { key: own.key })).toMatchObject({ body: "At fo" });
  expect(await getDraft(eve.actor, { key: own.key })).toBeNull();
});

test("a conversation has one draft, which whoever opens it again goes on with", async () => {
  const [alice, bob, eve] = [await createMember(), await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  await keepDraft(bob.actor, begun({ conversation, subject: "", body: "With" }));
  const second = begun({ conversation, subject: "", body: "With pleasure" });
  await keepDraft(bob.actor, second);
  expect(await getDraft(bob.actor, { conversationId: conversation })).toMatchObject({ key: second.key, body: "With pleasure" });
  expect(await countDrafts(bob.actor)).toBe(1);
  await expect(keepDraft(eve.actor, begun({ conversation }))).rejects.toMatchObject({ code: "not_found" });
});

test("what the database cannot hold is left out, in whatever field it was typed", async () => {
  const { actor } = await createMember();
  const each = begun({ to: "b\0ob", subject: "Cof\0fee?", body: "\0" });
  await keepDraft(actor, each);
  expect(await getDraft(actor, { key: each.key })).toMatchObject({ to: "bob", subject: "Coffee?", body: "" });
  await keepDraft(actor, { ...each, to: "\0", subject: "\0" });
  expect(await countDrafts(actor)).toBe(0);
});

test("a form cannot take the key of another draft, nor move its own elsewhere", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const [conversation, other] = [await createConversation(alice, bob), await createConversation(alice, bob)];
  const [free, answer] = [begun(), begun({ conversation, subject: "", body: "With" })];
  for (const each of [free, answer]) await keepDraft(bob.actor, each);
  for (const forged of [
    { ...answer, key: free.key },
    { ...free, key: answer.key, conversation: undefined },
    { ...answer, conversation: other },
    { ...free, parent: (await newestMessage(conversation)).id },
  ])
    await expect(keepDraft(bob.actor, forged)).rejects.toMatchObject({ code: "not_found" });
  expect((await listDrafts(bob.actor)).map(({ excerpt }) => excerpt)).toEqual(["With", "At fo"]);
});

test("sending takes the draft away, and a save that comes late does not bring it back", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const message = draft(bob.name);
  await keepDraft(alice.actor, { ...message });
  const { conversationIds } = await writeMessage(alice.actor, message);
  await keepDraft(alice.actor, { ...message, body: "At four, at the cor" });
  expect(await countDrafts(alice.actor)).toBe(0);
  const answer = { conversation: conversationIds[0] ?? 0, body: "With pleasure.", key: randomUUID() };
  await keepDraft(bob.actor, { ...begun(), conversation: answer.conversation, key: answer.key });
  await replyToConversation(bob.actor, answer);
  expect(await countDrafts(bob.actor)).toBe(0);
});

test("a long answer is a draft of its own beside the short one, and only of a message that one has", async () => {
  const [alice, bob, eve] = [await createMember(), await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  const { id: parent } = await newestMessage(conversation);
  const long = begun({ parent, subject: "Re: Coffee?", body: "> At four" });
  for (const each of [long, begun({ conversation, body: "With" })]) await keepDraft(bob.actor, each);
  expect(await getDraft(bob.actor, { key: long.key })).toMatchObject({ parentId: parent, body: "> At four" });
  expect(await countDrafts(bob.actor)).toBe(2);
  await answerMessage(bob.actor, { ...long, parent });
  expect((await listDrafts(bob.actor)).map(({ excerpt }) => excerpt)).toEqual(["With"]);
  await expect(keepDraft(eve.actor, begun({ parent }))).rejects.toMatchObject({ code: "not_found" });
});

test("a short answer that grows long takes its words along, and what the short form still saves is not kept", async () => {
  const [alice, bob, eve] = [await createMember(), await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  const { id: parent } = await newestMessage(conversation);
  const short = begun({ conversation, subject: "", body: "With pleas" });
  await keepDraft(bob.actor, short);
  const long = { parent, subject: "Re: Coffee?", body: "With pleasure.\n\n> At four" };
  const key = await lengthenDraft(bob.actor, short.key, long);
  await keepDraft(bob.actor, { ...short, body: "With pleasure" });
  expect(await getDraft(bob.actor, { conversationId: conversation })).toBeNull();
  expect(await getDraft(bob.actor, { key })).toMatchObject({ parentId: parent, subject: "Re: Coffee?", body: long.body });
  await expect(lengthenDraft(eve.actor, randomUUID(), long)).rejects.toMatchObject({ code: "not_found" });
});

test("however often a short answer is asked to grow long, it becomes one draft, which keeps what was written since; other words become another", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const { id: parent } = await newestMessage(await createConversation(alice, bob));
  const [key, long] = [randomUUID(), { parent, subject: "Re: Coffee?", body: "With pleasure." }];
  const keys = await Promise.all(Array.from({ length: 4 }, () => lengthenDraft(bob.actor, key, long)));
  await keepDraft(bob.actor, begun({ key: keys[0] ?? "", parent, body: "With great pleasure." }));
  expect(new Set([...keys, await lengthenDraft(bob.actor, key, long)]).size).toBe(1);
  expect((await listDrafts(bob.actor)).map(({ excerpt }) => excerpt)).toEqual(["With great pleasure."]);
  await lengthenDraft(bob.actor, key, { ...long, body: "Or rather not." });
  expect((await listDrafts(bob.actor)).map(({ excerpt }) => excerpt)).toEqual(["Or rather not.", "With great pleasure."]);
});

test("a short answer that cannot grow long stays", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  const short = begun({ conversation });
  await keepDraft(bob.actor, short);
  await expect(lengthenDraft(bob.actor, short.key, { parent: 999_999_999, subject: "Re: Coffee?", body: "At four" })).rejects.toMatchObject({ code: "not_found" });
  await keepDraft(bob.actor, { ...short, body: "At four" });
  expect(await getDraft(bob.actor, { conversationId: conversation })).toMatchObject({ body: "At four" });
});

test("among two hundred drafts a short answer may still grow long, for the one takes the place of the other", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  const { id: parent } = await newestMessage(conversation);
  const short = begun({ conversation });
  await keepDraft(bob.actor, short);
  await db.draft.createMany({ data: Array.from({ length: 199 }, () => ({ holderId: bob.id, key: randomUUID(), body: "x" })) });
  const key = await lengthenDraft(bob.actor, short.key, { parent, subject: "Re: Coffee?", body: "At four" });
  expect([await countDrafts(bob.actor), (await getDraft(bob.actor, { key }))?.body]).toEqual([200, "At four"]);
  await expect(lengthenDraft(bob.actor, randomUUID(), { parent, subject: "Re: Coffee?", body: "At five" })).rejects.toMatchObject({ sentence: "draftsTooMany" });
});

test("a message that is refused leaves its draft where it is", async () => {
  const alice = await createMember();
  const message = draft("nobody of that name");
  await keepDraft(alice.actor, { ...message });
  await expect(writeMessage(alice.actor, message)).rejects.toMatchObject({ field: "to" });
  expect(await countDrafts(alice.actor)).toBe(1);
});

test("drafts are listed with the one that was touched last on top", async () => {
  const { actor } = await createMember();
  const [one, other] = [begun({ subject: "one" }), begun({ subject: "other" })];
  for (const each of [one, other, one]) await keepDraft(actor, each);
  expect((await listDrafts(actor)).map(({ subject }) => subject)).toEqual(["one", "other"]);
});

test("saves of one form at the same time make one draft", async () => {
  const { actor } = await createMember();
  const each = begun();
  await Promise.all(Array.from({ length: 8 }, (_, turn) => keepDraft(actor, { ...each, body: `${turn}` })));
  expect(await countDrafts(actor)).toBe(1);
});

test("nobody keeps more than two hundred, and drafts of last year go", async () => {
  const { actor, id } = await createMember();
  await db.draft.createMany({ data: Array.from({ length: 200 }, () => ({ holderId: id, key: randomUUID(), body: "x", updatedAt: new Date(Date.now() - 400 * 24 * 3600 * 1000) })) });
  await expect(keepDraft(actor, begun())).rejects.toMatchObject({ sentence: "draftsTooMany" });
  await forgetDrafts();
  await keepDraft(actor, begun());
  expect(await countDrafts(actor)).toBe(1);
});

const [first, second] = [randomUUID(), randomUUID()];

test("a draft that is open twice keeps both versions, each under a key of its own", async () => {
  const { actor } = await createMember();
  const own = begun();
  const { at } = (await keepDraft(actor, { ...own, keptAt: 0, writer: first })) ?? { at: 0 };
  await keepDraft(actor, { ...own, body: "At four", keptAt: 0, writer: first });
  const other = await keepDraft(actor, { ...own, body: "At five", keptAt: at, writer: second });
  expect(other).toMatchObject({ beside: true, key: expect.not.stringContaining(own.key) });
  await keepDraft(actor, { ...own, key: other?.key ?? "", body: "At five sharp", keptAt: at, writer: second });
  expect(await keepDraft(actor, { ...own, body: "At four sharp", keptAt: 0, writer: first })).toMatchObject({ beside: false, key: own.key });
  expect((await listDrafts(actor)).map(({ excerpt }) => excerpt)).toEqual(["At four sharp", "At five sharp"]);
});

test("a draft that goes on elsewhere where nobody writes any more is one draft", async () => {
  const { actor } = await createMember();
  const own = begun();
  const { at } = (await keepDraft(actor, { ...own, keptAt: 0, writer: first })) ?? { at: 0 };
  expect(await keepDraft(actor, { ...own, body: "At four", keptAt: at, writer: second })).toMatchObject({ beside: false });
  expect(await keepDraft(actor, { ...own, body: "At four", keptAt: 0 })).toMatchObject({ beside: false });
  expect(await countDrafts(actor)).toBe(1);
});

test("two answers begun in one conversation are both kept, the second as an answer on a page of its own", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  const { id: parent } = await newestMessage(conversation);
  const [one, other] = [begun({ conversation, subject: "", body: "With" }), begun({ conversation, subject: "", body: "No," })];
  await keepDraft(bob.actor, { ...one, keptAt: 0, writer: first });
  expect(await keepDraft(bob.actor, { ...other, keptAt: 0, writer: second })).toMatchObject({ key: other.key, beside: true });
  expect(await keepDraft(bob.actor, { ...other, body: "No, thanks", keptAt: 0, writer: second })).toMatchObject({ key: other.key });
  expect(await keepDraft(bob.actor, { ...one, body: "With pleasure", keptAt: 0, writer: first })).toMatchObject({ key: one.key, beside: false });
  expect(await getDraft(bob.actor, { conversationId: conversation })).toMatchObject({ body: "With pleasure" });
  expect(await getDraft(bob.actor, { key: other.key })).toMatchObject({ parentId: parent, subject: "Re: Coffee?", body: "No, thanks" });
});

test("a form that was emptied takes away nothing that was written elsewhere since", async () => {
  const { actor } = await createMember();
  const own = begun();
  await keepDraft(actor, { ...own, keptAt: 0, writer: first });
  await keepDraft(actor, { ...own, to: "", subject: "", body: "", keptAt: 0, writer: second });
  expect(await getDraft(actor, { key: own.key })).toMatchObject({ body: "At fo" });
});
