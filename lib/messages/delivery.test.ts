import { expect, test } from "vitest";
import { databaseNow, db } from "@/lib/db";
import type { MessageState } from "@/lib/generated/prisma/enums";
import { type NewMessage, type Party, placeMessages } from "@/lib/messages/delivery";
import { listFolder } from "@/lib/messages/listing/queries";
import { createMember, type TestMember } from "@/lib/testing/members";

const party = ({ id, name }: TestMember): Party => ({ kind: "member", id, name });

async function placed(state: MessageState, messages: (conversationId: number) => NewMessage[]) {
  return db.$transaction(async (tx) => {
    const { id } = await tx.conversation.create({ data: {} });
    const messageIds = await placeMessages(tx, messages(id), { now: await databaseNow(tx), state });
    const events = await tx.pendingEvent.findMany({ where: { data: { equals: { messageIds } } }, select: { name: true }, orderBy: { name: "asc" }, take: 5 });
    return { messageIds, events: events.map(({ name }) => name) };
  });
}

const message = (from: TestMember, to: TestMember) => (conversationId: number, body: string) => ({ conversationId, author: party(from), recipient: party(to), subject: "Coffee?", body, clientKey: crypto.randomUUID() });

test("several messages of one conversation keep their ids apart, each with its own words", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const { messageIds } = await placed("ACCEPTED", (id) => ["one", "two", "three"].map((body) => message(alice, bob)(id, body)));
  const kept = await db.message.findMany({ where: { id: { in: messageIds } }, select: { id: true, body: true }, take: 3 });
  expect(messageIds.map((id) => kept.find((each) => each.id === id)?.body)).toEqual(["one", "two", "three"]);
  expect((await listFolder(bob.actor, "INBOX")).lines).toMatchObject([{ count: 3, unread: 3 }]);
});

test.each([
  ["ACCEPTED", 1, ["messages/message.accepted", "messages/message.sent"]],
  ["PENDING", 0, ["messages/message.sent"]],
  ["REJECTED", 0, ["messages/message.rejected", "messages/message.sent"]],
] as [MessageState, number, string[]][])("what is %s reaches its recipient or not, and others hear of it", async (state, count, names) => {
  const [alice, bob] = [await createMember(), await createMember()];
  const { events } = await placed(state, (id) => [message(alice, bob)(id, "one")]);
  expect(events).toEqual(names);
  expect((await listFolder(bob.actor, "INBOX")).lines).toHaveLength(count);
  expect((await listFolder(alice.actor, "SENT")).lines).toHaveLength(1);
});
