import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { nameKey } from "@/lib/members/name";
import { renewParties } from "@/lib/messages/parties/commands";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createVisit } from "@/lib/testing/messages";

const entriesOf = (holder: TestMember) => db.mailboxEntry.findMany({ where: { holderId: holder.id }, orderBy: { id: "asc" }, select: { kind: true, party: true }, take: 20 });
const headsOf = (holder: TestMember) => db.mailboxHead.findMany({ where: { holderId: holder.id }, select: { party: true }, take: 20 });

async function renamed(member: TestMember, name: string) {
  await db.member.update({ where: { id: member.id }, data: { name, nameKey: nameKey(name) } });
}

test("who wrote with a member finds them under the new name, what they received and what they sent", async () => {
  const [alice, bob, carol] = [await createMember("alice"), await createMember("bob"), await createMember("carol")];
  await createConversation(alice, bob, { bodies: ["Hello?", "Hello!"] });
  await createConversation(carol, bob);
  await renamed(alice, "Zoé Élan");
  expect(await renewParties(alice.id, 0)).toBeNull();
  expect(await entriesOf(bob)).toEqual([
    { kind: "RECEIVED", party: "zoé élan" },
    { kind: "SENT", party: "zoé élan" },
    { kind: "RECEIVED", party: "carol" },
  ]);
  expect((await headsOf(bob)).map(({ party }) => party)).toEqual(expect.arrayContaining(["zoé élan", "carol"]));
  expect((await entriesOf(alice)).map(({ party }) => party)).toEqual(["bob", "bob"]);
  expect((await entriesOf(carol)).map(({ party }) => party)).toEqual(["bob"]);
});

test("a visitor's name stays what the visitor called themselves", async () => {
  const dora = await createMember("dora");
  await createVisit(dora, { name: "Vera" });
  await renamed(dora, "Theodora");
  await renewParties(dora.id, 0);
  expect((await entriesOf(dora)).map(({ party }) => party)).toEqual(["vera"]);
});

test("a long correspondence follows in batches, however often and from wherever it is begun again", async () => {
  const [emil, fritz] = [await createMember("emil"), await createMember("fritz")];
  const conversationId = await createConversation(emil, fritz);
  const first = await db.message.findFirstOrThrow({ where: { conversationId } });
  const more = await db.message.createManyAndReturn({ data: Array.from({ length: 600 }, (_, copy) => ({ ...first, id: undefined as never, copy: copy + 1 })), select: { id: true } });
  const entry = { conversationId, holderId: fritz.id, kind: "RECEIVED" as const, sentAt: first.sentAt, deliveredAt: first.sentAt, party: "emil", subjectKey: "coffee?" };
  await db.mailboxEntry.createMany({ data: more.map(({ id }) => ({ ...entry, messageId: id })) });
  await renamed(emil, "emile");
  const reached = await renewParties(emil.id, 0);
  expect(reached).toBe(first.id + 499);
  await renewParties(emil.id, 0);
  expect(await db.mailboxEntry.count({ where: { holderId: fritz.id, party: "emil" } })).toBe(101);
  expect(await renewParties(emil.id, reached as number)).toBeNull();
  expect(await db.mailboxEntry.count({ where: { holderId: fritz.id, party: "emile" } })).toBe(601);
});

test("for somebody who does not exist there is nothing to do", async () => {
  expect(await renewParties(2_000_000_000, 0)).toBeNull();
});
