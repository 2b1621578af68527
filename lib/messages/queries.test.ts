import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { file } from "@/lib/messages/filing/commands";
import { listFolder } from "@/lib/messages/listing/queries";
import { messagesPerPage } from "@/lib/messages/page-size";
import { getConversation, getMailboxNews, getMessage } from "@/lib/messages/queries";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createReply, mute, newestMessage } from "@/lib/testing/messages";

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

test("whoever received something far back may go on, however much they wrote since", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  const follow = await newestMessage(conversation);
  await db.$executeRaw`
    with said as (
      insert into "Message" ("conversationId", "authorId", "recipientId", subject, body, state, "clientKey", "sentAt", "acceptedAt")
      select ${conversation}, ${bob.id}, ${alice.id}, 'Re: Coffee?', 'And another thing', 'ACCEPTED', gen_random_uuid(), now(), now()
      from generate_series(1, ${2 * messagesPerPage + 5}::int) returning id, "sentAt"
    )
    insert into "MailboxEntry" ("messageId", "conversationId", "holderId", kind, "sentAt", "deliveredAt", party, "subjectKey")
    select id, ${conversation}, ${bob.id}, 'SENT', "sentAt", "sentAt", '', '' from said`;
  expect(await getConversation(bob.actor, conversation)).toMatchObject({ mayReply: true, earlier: true });
  await file(bob.actor, "trash", { messages: [follow.id] });
  expect(await getConversation(bob.actor, conversation)).toMatchObject({ mayReply: false });
});

test("a message far back is shown with what came before it, one among the newest with these", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const bodies = Array.from({ length: messagesPerPage + 20 }, (_, number) => `Line ${number}`);
  const conversation = await createConversation(alice, bob, { bodies });
  const ids = await db.message.findMany({ where: { conversationId: conversation }, orderBy: { id: "asc" }, select: { id: true }, take: 200 });
  const back = await getConversation(alice.actor, conversation, { at: ids[5]?.id });
  expect(back).toMatchObject({ earlier: false, later: true });
  expect(back?.messages.map(({ body }) => body)).toEqual(bodies.slice(0, 6));
  const near = await getConversation(alice.actor, conversation, { at: ids.at(-3)?.id });
  expect(near).toMatchObject({ earlier: true, later: false });
  expect(near?.messages.at(-1)?.body).toBe(bodies.at(-1));
  expect((await getConversation(alice.actor, conversation, { at: 999_999_999 }))?.later).toBe(false);
});

test("what is read is what was shown: neither what lies before nor what came since", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob, { bodies: ["One"] });
  for (const body of ["Two", "Three", "Four"]) await createReply(bob.actor, conversation, "Go on").then(() => createReply(alice.actor, conversation, body));
  const unread = async () => (await getConversation(bob.actor, conversation))?.messages.filter((message) => message.unread).map(({ body }) => body);
  const [, two, three] = (await getConversation(bob.actor, conversation))?.messages.filter(({ own }) => !own) ?? [];
  await file(bob.actor, "markRead", { conversations: [conversation], shown: { oldest: two?.id ?? 0, newest: three?.id ?? 0 } });
  expect(await unread()).toEqual(["One", "Four"]);
});

test("a message in the trash stays in its conversation, and says where it lies", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob, { bodies: ["Four?", "Five."] });
  const [first] = (await getConversation(alice.actor, conversation))?.messages ?? [];
  await file(alice.actor, "trash", { messages: [first?.id ?? 0] });
  expect((await getConversation(alice.actor, conversation))?.messages.map(({ trashed }) => trashed)).toEqual([true, false]);
  expect((await getMessage(bob.actor, first?.id ?? 0))?.messages).toMatchObject([{ trashed: false }]);
});

test("a page knows that a message came, also where it is not counted", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  expect(await getMailboxNews(bob.actor)).toEqual({ unread: 0, newest: 0, settlements: 0, last: 0 });
  const conversation = await createConversation(alice, bob);
  const before = await getMailboxNews(bob.actor);
  expect(before).toMatchObject({ unread: 1 });
  await mute(bob.actor, conversation);
  await createReply(bob.actor, conversation);
  await createReply(alice.actor, conversation, "Then five.");
  const after = await getMailboxNews(bob.actor);
  expect(after.unread).toBe((await getMailboxNews(bob.actor)).unread);
  expect(after.newest).toBeGreaterThan(before.newest);
});
