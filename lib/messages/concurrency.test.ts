import { afterEach, expect, test } from "vitest";
import { db, transact } from "@/lib/db";
import { writeMessage } from "@/lib/messages/commands";
import { emptyTrash, file, fileAll, undoFiling } from "@/lib/messages/filing/commands";
import { plainListing } from "@/lib/messages/listing/listing";
import { listFolder } from "@/lib/messages/listing/queries";
import { lockConversations } from "@/lib/messages/locks";
import { cleanUp } from "@/lib/messages/maintenance/commands";
import { checkUp } from "@/lib/messages/maintenance/queries";
import { getConversation, getMailboxNews } from "@/lib/messages/queries";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createReply, draft, moveConversation } from "@/lib/testing/messages";
import type { Transaction } from "@/lib/transaction";

afterEach(async () => {
  expect(await checkUp()).toEqual([]);
});

const pair = async () => [await createMember(), await createMember()] as const;
const bodiesOf = async ({ actor }: TestMember, conversation: number) => (await getConversation(actor, conversation))?.messages.map(({ body }) => body);
const day = 24 * 3600 * 1000;

test("one tab archives while the other answers: both happen, and nothing is lost", async () => {
  const [alice, bob] = await pair();
  for (let round = 0; round < 10; round++) {
    const conversation = await createConversation(alice, bob);
    await Promise.all([file(bob.actor, "archive", { conversations: [conversation], folder: "INBOX" }), createReply(bob.actor, conversation, "With pleasure.")]);
    expect(await bodiesOf(alice, conversation)).toEqual(["At four, at the corner?", "With pleasure."]);
    expect(await db.mailboxEntry.count({ where: { holderId: bob.id, conversationId: conversation, folder: "INBOX" } })).toBe(0);
  }
  expect((await getMailboxNews(alice.actor)).unread).toBe(10);
});

test("fifty people write to one at once, and each message is there and counted", async () => {
  const bob = await createMember();
  const writers = [];
  for (let number = 0; number < 50; number++) writers.push(await createMember());
  await Promise.all(writers.map(({ actor }, number) => writeMessage(actor, draft(bob.name, { subject: `Letter ${number}` }))));
  expect((await getMailboxNews(bob.actor)).unread).toBe(50);
  const { lines } = await listFolder(bob.actor, "INBOX");
  expect(new Set(lines.map(({ subject }) => subject)).size).toBe(50);
});

test("people who write to the same ten at once, in whatever order, do not lock each other out", async () => {
  const ten: TestMember[] = [];
  const writers: TestMember[] = [];
  for (let number = 0; number < 10; number++) ten.push(await createMember());
  for (let number = 0; number < 12; number++) writers.push(await createMember());
  await Promise.all(writers.map(({ actor }, turn) => writeMessage(actor, draft((turn % 2 ? ten : ten.toReversed()).map(({ name }) => name).join(", ")))));
  for (const { actor } of ten) expect((await getMailboxNews(actor)).unread).toBe(12);
});

test("answers that meet the trash arrive, and are either trashed with the rest or wait in the inbox", async () => {
  const [alice, bob] = await pair();
  for (let round = 0; round < 10; round++) {
    const conversation = await createConversation(alice, bob, { bodies: ["Four?", "Five."] });
    const [, , own] = await Promise.allSettled([file(bob.actor, "trash", { conversations: [conversation], folder: "INBOX" }), createReply(alice.actor, conversation, "Six."), createReply(bob.actor, conversation, "Seven.")]);
    if (own.status === "rejected") expect(own.reason).toMatchObject({ code: "not_found" });
    expect((await bodiesOf(bob, conversation))?.toSorted()).toEqual(["Five.", "Four?", ...(own.status === "fulfilled" ? ["Seven."] : []), "Six."]);
    expect(await bodiesOf(alice, conversation)).toEqual(await bodiesOf(bob, conversation));
    const late = await db.mailboxEntry.findFirstOrThrow({ where: { holderId: bob.id, message: { body: "Six.", conversationId: conversation } } });
    expect(["INBOX", "TRASH"]).toContain(late.folder);
  }
});

test("acts over the same conversations, in opposite orders and taken back meanwhile, all come to an end", async () => {
  const [alice, bob] = await pair();
  const conversations: number[] = [];
  for (let number = 0; number < 12; number++) conversations.push(await createConversation(alice, bob, { bodies: ["one", "two"] }));
  const { undo } = await file(bob.actor, "markRead", { conversations });
  await Promise.all([
    file(bob.actor, "trash", { conversations }),
    file(bob.actor, "archive", { conversations: conversations.toReversed() }),
    file(alice.actor, "trash", { conversations: conversations.toReversed() }),
    file(alice.actor, "markRead", { conversations }),
    fileAll(bob.actor, "markUnread", { folder: "INBOX", listing: plainListing }),
    fileAll(alice.actor, "archive", { folder: "SENT", listing: { ...plainListing, by: "message" } }),
    undoFiling(bob.actor, undo ?? ""),
    ...conversations.slice(0, 4).map((conversation) => createReply(alice.actor, conversation).catch(() => {})),
  ]);
  expect(await db.mailboxEntry.count({ where: { holderId: bob.id, folder: "SENT" } })).toBe(0);
});

test("an act that is done twice at once is done once, and taken back once", async () => {
  const [alice, bob] = await pair();
  const conversation = await createConversation(alice, bob, { bodies: ["one", "two", "three"] });
  const done = await Promise.all(Array.from({ length: 4 }, () => file(bob.actor, "trash", { conversations: [conversation] })));
  const keys = done.flatMap(({ undo }) => undo ?? []);
  expect([done.map(({ count }) => count), keys.length]).toEqual([[1, 1, 1, 1], 1]);
  await Promise.all([undoFiling(bob.actor, keys[0] ?? ""), undoFiling(bob.actor, keys[0] ?? "")]);
  expect(await db.mailboxEntry.count({ where: { holderId: bob.id, folder: "TRASH" } })).toBe(0);
});

test("what is restored in the moment in which it would be removed for good stays", async () => {
  const [alice, bob] = await pair();
  const conversation = await trashedLongAgo(alice, bob);
  const another = await trashedLongAgo(alice, bob);
  const removed = await whileHolding(
    [conversation],
    () => cleanUp(30),
    (tx) => tx.mailboxEntry.updateMany({ where: { holderId: bob.id, conversationId: conversation }, data: { trashedAt: null } }),
  );
  expect(removed).toBe(1);
  expect(await bodiesOf(bob, conversation)).toHaveLength(1);
  expect(await getConversation(alice.actor, another)).toBeNull();
});

test("what is restored in the moment in which the trash is emptied stays", async () => {
  const [alice, bob] = await pair();
  const conversation = await trashedLongAgo(alice, bob);
  await whileHolding(
    [conversation],
    () => emptyTrash(bob.actor),
    (tx) => tx.mailboxEntry.updateMany({ where: { holderId: bob.id, conversationId: conversation }, data: { trashedAt: null } }),
  );
  expect(await bodiesOf(bob, conversation)).toHaveLength(1);
});

test.each(["of rows", "of lines"])("two who lock each other out by statements %s are both served", async (statements) => {
  const [alice, bob] = await pair();
  const [one, other] = [await createConversation(alice, bob), await createConversation(alice, bob)];
  const touch = (tx: Transaction, id: number) => (statements === "of rows" ? tx.$queryRaw`select id from "Conversation" where id = ${id} for update` : tx.conversation.update({ where: { id }, data: { createdAt: new Date() } }));
  const arrived = [meetingPoint(), meetingPoint()] as const;
  const crossing = (order: readonly [number, number], own: 0 | 1) =>
    transact(async (tx) => {
      await touch(tx, order[0]);
      arrived[own].reach();
      await arrived[own === 0 ? 1 : 0].reached;
      await touch(tx, order[1]);
      return own;
    });
  expect(await Promise.all([crossing([one, other], 0), crossing([other, one], 1)])).toEqual([0, 1]);
});

function meetingPoint() {
  let reach = () => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return { reach: () => reach(), reached };
}

async function trashedLongAgo(alice: TestMember, bob: TestMember): Promise<number> {
  const conversation = await createConversation(alice, bob);
  await moveConversation(conversation, { begun: new Date(Date.now() - 60 * day), minutesApart: 1 });
  await db.conversation.update({ where: { id: conversation }, data: { createdAt: new Date(Date.now() - 60 * day) } });
  for (const { actor } of [alice, bob]) await file(actor, "trash", { conversations: [conversation] });
  await db.mailboxEntry.updateMany({ where: { conversationId: conversation }, data: { trashedAt: new Date(Date.now() - 40 * day) } });
  return conversation;
}

/** Begins something that needs conversations which somebody else has locked, and lets that one act and go once it waits. */
async function whileHolding<T>(conversations: number[], begin: () => Promise<T>, act: (tx: Transaction) => Promise<unknown>): Promise<T> {
  let begun: Promise<T> | undefined;
  await db.$transaction(
    async (tx) => {
      await lockConversations(tx, conversations);
      begun = begin();
      for (let waiting = 0; waiting === 0; ) {
        const [row] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`;
        waiting = row?.count ?? 0;
      }
      await act(tx);
    },
    { timeout: 30_000 },
  );
  return begun as Promise<T>;
}
