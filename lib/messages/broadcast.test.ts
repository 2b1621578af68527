import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { broadcast, type Letter, writeMessage } from "@/lib/messages/commands";
import { contentKey } from "@/lib/messages/content-key";
import { listFolder } from "@/lib/messages/listing/queries";
import { getMailboxNews } from "@/lib/messages/queries";
import { findSender } from "@/lib/messages/recipients/queries";
import { getSetting } from "@/lib/settings/queries";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createReply, draft, mailsAfterMessages } from "@/lib/testing/messages";
import { choose, clearSettings } from "@/lib/testing/settings";
import { statementsOf } from "@/lib/testing/statements";

let ada: TestMember;
let bob: TestMember;
let carol: TestMember;

beforeEach(async () => {
  await clearSettings();
  [ada, bob, carol] = [await createMember(), await createMember(), await createMember()];
});

const letter = (overrides: Partial<Letter> = {}): Letter => ({ to: [bob.id, carol.id], subject: "The summer party", body: "On **Saturday**.", key: `party ${bob.id}`, ...overrides });
const subjects = async (reader: TestMember, folder: "INBOX" | "SENT" | "ARCHIVES" | "TRASH") => (await listFolder(reader.actor, folder)).lines.map(({ subject }) => subject);

test("each gets a message of their own, by mail too, and nothing stays among what the sender sent", async () => {
  const { conversationIds, messageIds } = await broadcast(ada.actor, letter());
  expect([conversationIds.length, new Set(messageIds).size]).toEqual([2, 2]);
  for (const person of [bob, carol]) {
    expect(await subjects(person, "INBOX")).toEqual(["The summer party"]);
    expect((await mailsAfterMessages(person.email)).map(({ kind }) => kind)).toEqual(["message-received"]);
  }
  expect([await subjects(ada, "SENT"), await subjects(ada, "ARCHIVES")]).toEqual([[], []]);
  expect(await subjects(ada, "TRASH")).toHaveLength(2);
});

test("an answer to it reaches who sent it", async () => {
  const { conversationIds } = await broadcast(ada.actor, letter());
  await createReply(bob.actor, conversationIds[0] ?? 0, "I shall come.");
  expect((await getMailboxNews(ada.actor)).unread).toBe(1);
});

test("tried again, however late, it is sent once and answers the same", async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, () => broadcast(ada.actor, letter())));
  answers.push(await broadcast(ada.actor, letter({ body: "On Saturday, that is." })));
  expect(new Set(answers.map(({ messageIds }) => messageIds.join())).size).toBe(1);
  expect((await getMailboxNews(bob.actor)).unread).toBe(1);
  await broadcast(ada.actor, letter({ key: "another" }));
  expect((await getMailboxNews(bob.actor)).unread).toBe(2);
});

test("somebody who left, or is nobody, keeps it from everybody", async () => {
  const gone = await createMember(undefined, { leftAt: new Date() });
  await expect(broadcast(ada.actor, letter({ to: [bob.id, gone.id, 999_999] }))).rejects.toMatchObject({ sentence: "recipientUnknown", values: { names: `#${gone.id}, #999999` } });
  await expect(broadcast(ada.actor, letter({ to: [] }))).rejects.toMatchObject({ sentence: "recipientRequired" });
  await expect(broadcast(ada.actor, letter({ subject: "" }))).rejects.toMatchObject({ field: "subject" });
  expect((await getMailboxNews(bob.actor)).unread).toBe(0);
});

test("it mails nobody where it is to be quiet, and stays where the sender wants it", async () => {
  await broadcast(ada.actor, letter(), { quiet: true, filed: "archives" });
  expect(await mailsAfterMessages(bob.email)).toEqual([]);
  expect((await getMailboxNews(bob.actor)).unread).toBe(1);
  expect(await subjects(ada, "ARCHIVES")).toHaveLength(2);
  await broadcast(ada.actor, letter({ key: "loud" }), {});
  expect(await subjects(ada, "SENT")).toHaveLength(2);
});

test("what is written quietly does not wait for review, which would mail it after all", async () => {
  await choose("messages.newMessages", "pending");
  expect(await writeMessage(ada.actor, draft(bob.name), { quiet: true })).toMatchObject({ state: "ACCEPTED" });
  expect(await writeMessage(ada.actor, draft(bob.name))).toMatchObject({ state: "PENDING" });
  expect(await mailsAfterMessages(bob.email)).toEqual([]);
  expect((await getMailboxNews(bob.actor)).unread).toBe(1);
});

test("what the settings forbid people, the site may do", async () => {
  await choose("messages.severalRecipients", false);
  expect((await broadcast(ada.actor, letter({ to: [bob.id, carol.id, bob.id] }))).messageIds).toHaveLength(2);
});

test("the site writes in the name of a member who is here, and of nobody else", async () => {
  const sender = await findSender(ada.name.toUpperCase());
  await writeMessage(sender as NonNullable<typeof sender>, draft(bob.name, { key: contentKey("welcome", String(bob.id)) }), { filed: "archives", quiet: true });
  expect(await subjects(bob, "INBOX")).toEqual(["Coffee?"]);
  expect(await subjects(ada, "ARCHIVES")).toEqual(["Coffee?"]);
  expect(await mailsAfterMessages(bob.email)).toEqual([]);
  expect(await findSender("nobody at all")).toBeNull();
  await db.member.update({ where: { id: ada.id }, data: { leftAt: new Date() } });
  expect(await findSender(ada.name)).toBeNull();
});

test("a hundred people cost 15 statements at most, and more than one batch reaches everybody", async () => {
  const { passwordHash } = await db.member.findUniqueOrThrow({ where: { id: ada.id }, select: { passwordHash: true } });
  const names = Array.from({ length: 620 }, (_, rank) => `guest ${rank}`);
  const made = await db.member.createManyAndReturn({
    data: names.map((name) => ({ name, nameKey: name, email: `${name.replace(" ", "")}@causerie.example`, emailKey: `${name.replace(" ", "")}@causerie.example`, passwordHash })),
    select: { id: true },
  });
  const to = made.map(({ id }) => id);
  await getSetting("site.name");
  const asked = await statementsOf(() => broadcast(ada.actor, letter({ to: to.slice(0, 100), key: "hundred" })));
  expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(15);
  expect(new Set((await broadcast(ada.actor, letter({ to, key: "all" }))).conversationIds).size).toBe(620);
});
