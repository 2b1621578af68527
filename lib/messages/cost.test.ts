import { beforeAll, expect, test } from "vitest";
import { answerMessage, writeMessage } from "@/lib/messages/commands";
import { listFolder } from "@/lib/messages/listing/queries";
import { getMailboxNews } from "@/lib/messages/queries";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createReply, draft, newestMessage } from "@/lib/testing/messages";
import { statementsOf } from "@/lib/testing/statements";

let alice: TestMember;
let others: TestMember[];

beforeAll(async () => {
  alice = await createMember();
  others = await Promise.all(Array.from({ length: 100 }, () => createMember()));
});

test("sending to one person takes 8 statements at most, and to a hundred no more", async () => {
  const one = await statementsOf(() => writeMessage(alice.actor, draft(others[0]?.name ?? "")));
  expect(one.length, one.join("\n")).toBeLessThanOrEqual(8);
  const hundred = await statementsOf(() => writeMessage(alice.actor, draft(others.map(({ name }) => name).join(","))));
  expect(hundred.length, hundred.join("\n")).toBeLessThanOrEqual(one.length);
});

test("an answer takes 8 statements at most", async () => {
  const conversation = await createConversation(alice, others[1] as TestMember);
  const asked = await statementsOf(() => createReply((others[1] as TestMember).actor, conversation));
  expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(8);
});

test("a long answer takes 8 statements at most, and with copies to a hundred 15", async () => {
  const bob = others[1] as TestMember;
  const { id: parent } = await newestMessage(await createConversation(alice, bob));
  const answer = { parent, to: "", subject: "Re: Coffee?", body: "At five.", key: crypto.randomUUID() };
  const alone = await statementsOf(() => answerMessage(bob.actor, answer));
  expect(alone.length, alone.join("\n")).toBeLessThanOrEqual(8);
  const copied = await statementsOf(() => answerMessage(bob.actor, { ...answer, to: others.map(({ name }) => name).join() }));
  expect(copied.length, copied.join("\n")).toBeLessThanOrEqual(15);
});

test("a folder’s page and the count of unread messages take one statement each", async () => {
  expect(await statementsOf(() => listFolder(alice.actor, "SENT"))).toHaveLength(1);
  expect(await statementsOf(() => getMailboxNews(alice.actor))).toHaveLength(1);
});
