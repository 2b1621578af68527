import fc from "fast-check";
import { expect, test } from "vitest";
import { db, transact } from "@/lib/db";
import type { EntryKind, Folder } from "@/lib/generated/prisma/enums";
import { writeMessage } from "@/lib/messages/commands";
import { type Act, acts, isAct } from "@/lib/messages/filing/act";
import { emptyTrash, file, fileAll, undoFiling } from "@/lib/messages/filing/commands";
import { folders } from "@/lib/messages/folder";
import { plainListing } from "@/lib/messages/listing/listing";
import { listFolder } from "@/lib/messages/listing/queries";
import { cleanUp } from "@/lib/messages/maintenance/commands";
import { getConversation, getMailboxNews } from "@/lib/messages/queries";
import { settleMessage } from "@/lib/messages/review/commands";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createReply, draft } from "@/lib/testing/messages";

const act = (member: TestMember, what: Act, conversation: number, folder?: Folder) => file(member.actor, what, { conversations: [conversation], folder });

async function whereabouts(member: TestMember, conversation: number): Promise<Folder[]> {
  const lists = await Promise.all(folders.map(async (folder) => ((await listFolder(member.actor, folder)).lines.some((line) => line.conversationId === conversation) ? [folder] : [])));
  return lists.flat();
}

/** The heads as they ought to be, counted from the entries in the plainest way. */
async function recount() {
  const entries = await db.mailboxEntry.findMany({ orderBy: [{ sentAt: "desc" }, { id: "desc" }], take: 10_000 });
  const muted = new Set((await db.mutedConversation.findMany({ take: 1000 })).map(({ holderId, conversationId }) => `${holderId} ${conversationId}`));
  const heads = new Map<string, { latestEntryId: number; latestAt: Date; kind: EntryKind; party: string; subjectKey: string; count: number; unread: number; muted: boolean }>();
  const counted = new Set<string>();
  for (const entry of entries) {
    if (!entry.deliveredAt) continue;
    const folder = entry.trashedAt ? "TRASH" : entry.archivedAt ? "ARCHIVES" : entry.kind === "RECEIVED" ? "INBOX" : "SENT";
    expect(entry.folder).toBe(folder);
    const key = `${entry.holderId} ${entry.conversationId} ${folder}`;
    const head = heads.get(key) ?? { latestEntryId: entry.id, latestAt: entry.sentAt, kind: entry.kind, party: entry.party, subjectKey: entry.subjectKey, count: 0, unread: 0, muted: muted.has(`${entry.holderId} ${entry.conversationId}`) };
    // A note to oneself has two entries and is one message.
    const isNew = !counted.has(`${key} ${entry.messageId}`);
    counted.add(`${key} ${entry.messageId}`);
    heads.set(key, { ...head, count: head.count + (isNew ? 1 : 0), unread: head.unread + (entry.kind === "RECEIVED" && !entry.readAt ? 1 : 0) });
  }
  return heads;
}

/** What each mailbox holds unread, likewise. */
function unreadOf(heads: Awaited<ReturnType<typeof recount>>) {
  const unread = new Map<number, number>();
  for (const [key, head] of heads) if (key.endsWith("INBOX") && !head.muted) unread.set(Number.parseInt(key, 10), (unread.get(Number.parseInt(key, 10)) ?? 0) + head.unread);
  return [...unread].filter(([, count]) => count > 0).sort();
}

async function keptUnread() {
  const mailboxes = await db.mailbox.findMany({ take: 1000, where: { unread: { gt: 0 } } });
  return mailboxes.map(({ holderId, unread }) => [holderId, unread]).sort();
}

async function keptHeads() {
  const heads = await db.mailboxHead.findMany({ take: 10_000 });
  return new Map(heads.map(({ holderId, conversationId, folder, ...head }) => [`${holderId} ${conversationId} ${folder}`, head]));
}

test("an archived conversation leaves the inbox and the sent, waits in the archives, and comes back", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob, { bodies: ["Four?", "Five."] });
  expect(await whereabouts(bob, conversation)).toEqual(["INBOX", "SENT"]);
  await act(bob, "archive", conversation, "INBOX");
  expect(await whereabouts(bob, conversation)).toEqual(["ARCHIVES"]);
  await act(bob, "unarchive", conversation, "ARCHIVES");
  expect(await whereabouts(bob, conversation)).toEqual(["INBOX", "SENT"]);
});

test("the trash gives a conversation back to where it was", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  await act(bob, "archive", conversation);
  await act(bob, "trash", conversation, "ARCHIVES");
  expect(await whereabouts(bob, conversation)).toEqual(["TRASH"]);
  await act(bob, "restore", conversation, "TRASH");
  expect(await whereabouts(bob, conversation)).toEqual(["ARCHIVES"]);
});

test("an answer to an archived conversation arrives in the inbox, and the older part stays", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob, { bodies: ["Four?", "Five."] });
  await act(bob, "archive", conversation, "INBOX");
  await createReply(alice.actor, conversation);
  expect(await whereabouts(bob, conversation)).toEqual(["INBOX", "ARCHIVES"]);
  expect((await listFolder(bob.actor, "INBOX")).lines).toMatchObject([{ count: 1, unread: 1 }]);
  await act(bob, "trash", conversation, "ARCHIVES");
  expect(await whereabouts(bob, conversation)).toEqual(["INBOX", "TRASH"]);
});

test("what one does with a conversation, the other does not see", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  for (const what of acts) await act(bob, what, conversation);
  await act(bob, "trash", conversation);
  expect(await whereabouts(alice, conversation)).toEqual(["SENT"]);
});

test("every act done twice is the same as done once", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob, { bodies: ["Four?", "Five."] });
  for (const what of acts) {
    expect(await act(bob, what, conversation)).toMatchObject({ count: 1 });
    const marks = await db.mailboxEntry.findMany({ where: { conversationId: conversation }, take: 10, orderBy: { id: "asc" } });
    expect(await act(bob, what, conversation)).toMatchObject({ count: 1 });
    expect(await db.mailboxEntry.findMany({ where: { conversationId: conversation }, take: 10, orderBy: { id: "asc" } })).toEqual(marks);
  }
});

test("nobody acts on a conversation of others; among several, only one’s own count", async () => {
  const [alice, bob, eve] = [await createMember(), await createMember(), await createMember()];
  const [theirs, own] = [await createConversation(alice, bob), await createConversation(alice, eve)];
  for (const what of acts) await expect(act(eve, what, theirs)).rejects.toMatchObject({ code: "not_found" });
  expect(await file(eve.actor, "trash", { conversations: [theirs, own], folder: "INBOX" })).toMatchObject({ count: 1 });
  expect(await whereabouts(bob, theirs)).toEqual(["INBOX"]);
});

test("reading and marking as unread move the count, and only for what was received", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  await act(alice, "markRead", conversation);
  expect((await getMailboxNews(bob.actor)).unread).toBe(1);
  await act(bob, "markRead", conversation);
  expect((await getMailboxNews(bob.actor)).unread).toBe(0);
  await act(bob, "markUnread", conversation, "INBOX");
  expect((await getMailboxNews(bob.actor)).unread).toBe(1);
  await act(alice, "markUnread", conversation);
  expect((await getMailboxNews(alice.actor)).unread).toBe(0);
});

test("looking at a conversation marks nothing", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  await getConversation(bob.actor, conversation);
  expect((await getMailboxNews(bob.actor)).unread).toBe(1);
});

test("what is in the trash cannot be answered until it is restored", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  await act(bob, "trash", conversation);
  expect((await getConversation(bob.actor, conversation))?.mayReply).toBe(false);
  await expect(createReply(bob.actor, conversation)).rejects.toMatchObject({ code: "not_found" });
  await act(bob, "restore", conversation);
  await createReply(bob.actor, conversation);
});

test("pages of a folder follow each other without a hole, both ways", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  for (let round = 0; round < 53; round++) await createConversation(alice, bob, { subject: `Letter ${round}` });
  const first = await listFolder(bob.actor, "INBOX");
  expect(first).toMatchObject({ newer: false, older: true });
  const second = await listFolder(bob.actor, "INBOX", { place: { after: first.lines.at(-1) } });
  expect(second).toMatchObject({ newer: true, older: false });
  expect([...first.lines, ...second.lines].map(({ subject }) => subject)).toEqual(Array.from({ length: 53 }, (_, round) => `Letter ${52 - round}`));
  const back = await listFolder(bob.actor, "INBOX", { place: { before: second.lines[0] } });
  expect(back).toEqual(first);
});

test("whatever people do at once, heads and counts are what a recount gives", async () => {
  const people = [await createMember(), await createMember(), await createMember()] as const;
  const [alice, bob, carol] = people;
  const conversations = await Promise.all([createConversation(alice, bob), createConversation(bob, carol), createConversation(carol, carol)]);
  const undoable = new Map<TestMember, string | null>();
  const doings = {
    reply: ({ actor }: TestMember, conversation: number) => createReply(actor, conversation),
    write: async ({ actor }: TestMember) => void conversations.push(...(await writeMessage(actor, draft(people.map(({ name }) => name).join(",")))).conversationIds),
    fileAll: async (who: TestMember, _: number, folder: Folder = "INBOX") => void undoable.set(who, (await fileAll(who.actor, "trash", { folder, listing: plainListing })).undo),
    undo: (who: TestMember) => undoFiling(who.actor, undoable.get(who) ?? crypto.randomUUID()),
    emptyTrash: ({ actor }: TestMember) => emptyTrash(actor),
    cleanUp: () => cleanUp(0),
    settle: async (_: TestMember, conversation: number, folder: Folder = "INBOX") => {
      const state = ({ INBOX: "ACCEPTED", SENT: "PENDING", ARCHIVES: "REJECTED", TRASH: "REJECTED" } as const)[folder];
      const message = await db.message.findFirst({ where: { conversationId: conversation }, select: { id: true }, orderBy: { id: "desc" } });
      if (message) await transact((tx) => settleMessage(tx, message.id, { state }));
    },
  };
  const step = fc.record({
    who: fc.constantFrom(...people),
    which: fc.nat(50),
    what: fc.constantFrom(...acts, ...(Object.keys(doings) as (keyof typeof doings)[])),
    folder: fc.constantFrom(undefined, ...folders),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      // All at once: sides that fight for the same conversations must neither lock each other up nor miscount.
      const attempts = steps.map(({ who, which, what, folder }) => {
        const conversation = conversations[which % conversations.length] as number;
        return isAct(what) ? act(who, what, conversation, folder) : doings[what](who, conversation, folder);
      });
      for (const attempt of await Promise.allSettled<unknown>(attempts)) if (attempt.status === "rejected") expect(attempt.reason).toMatchObject({ code: "not_found" });
      const counted = await recount();
      expect(await keptHeads()).toEqual(counted);
      expect(await keptUnread()).toEqual(unreadOf(counted));
    }),
    { numRuns: 40 },
  );
}, 60_000);
