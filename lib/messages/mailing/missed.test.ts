import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { broadcast } from "@/lib/messages/commands";
import { messageAccepted } from "@/lib/messages/events";
import { mailMissed, tellOfMessages } from "@/lib/messages/mailing/commands";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation } from "@/lib/testing/messages";
import { mailsTo } from "@/lib/testing/outbox";
import { choose, clearSettings } from "@/lib/testing/settings";

let alice: TestMember;
let bob: TestMember;

beforeEach(async () => {
  await clearSettings();
  await db.pendingEvent.deleteMany();
  [alice, bob] = [await createMember(), await createMember()];
});

const later = (hours: number) => db.pendingEvent.updateMany({ data: { createdAt: new Date(Date.now() - hours * 3_600_000) } });

async function told() {
  for (const { id, data } of await db.pendingEvent.findMany({ where: { name: messageAccepted.name }, take: 10 })) await tellOfMessages(messageAccepted.schema.parse(data), id);
}

test("a message whose mail was given up is mailed about in the night, once", async () => {
  await createConversation(alice, bob);
  await later(26);
  await mailMissed();
  await mailMissed();
  expect(await mailsTo(bob.email)).toHaveLength(1);
});

test("a message of which somebody was to hear nothing stays unmentioned, also when they ask for mails later", async () => {
  await choose("messages.mailMembers", false);
  await createConversation(alice, bob);
  await told();
  await choose("messages.mailMembers", true);
  await later(2);
  await mailMissed();
  expect(await mailsTo(bob.email)).toEqual([]);
});

test("nobody is mailed in the night about what was sent quietly", async () => {
  await broadcast(alice.actor, { to: [bob.id], subject: "Hello", body: "Welcome.", key: "quietly" }, { quiet: true, filed: "trash" });
  await later(2);
  await mailMissed();
  expect(await mailsTo(bob.email)).toEqual([]);
});

test("what was accepted a moment ago is left to those who are at it", async () => {
  await createConversation(alice, bob);
  await mailMissed();
  expect(await mailsTo(bob.email)).toEqual([]);
});
