import { beforeEach, expect, test } from "vitest";
import { writeMessage } from "@/lib/messages/commands";
import { countUnread } from "@/lib/messages/queries";
import { whyNotWritable } from "@/lib/messages/recipients/policy";
import { createMember, type TestMember } from "@/lib/testing/members";
import { draft } from "@/lib/testing/messages";
import { choose, clearSettings } from "@/lib/testing/settings";

let alice: TestMember;
let others: TestMember[];

beforeEach(async () => {
  await clearSettings();
  alice = await createMember();
  others = await Promise.all([createMember(), createMember(), createMember()]);
});

const write = (count: number) =>
  writeMessage(
    alice.actor,
    draft(
      others
        .slice(0, count)
        .map(({ name }) => name)
        .join(", "),
    ),
  );

test("a message goes to as many people as the settings allow, and to no fewer than they ask for", async () => {
  await choose("messages.leastRecipients", 2);
  await choose("messages.mostRecipients", 2);
  await expect(write(1)).rejects.toMatchObject({ field: "to", sentence: "recipientsLeast", values: { least: 2, count: 1 } });
  await expect(write(3)).rejects.toMatchObject({ field: "to", sentence: "recipientsMost", values: { most: 2, count: 3 } });
  expect((await write(2)).conversationIds).toHaveLength(2);
});

test("where several recipients are switched off, one is all, whatever the other settings say", async () => {
  await choose("messages.leastRecipients", 5);
  await choose("messages.severalRecipients", false);
  await expect(write(2)).rejects.toMatchObject({ field: "to", sentence: "recipientsOne" });
  expect((await write(1)).conversationIds).toHaveLength(1);
});

test("whether members may write to themselves is a setting", async () => {
  await writeMessage(alice.actor, draft(alice.name));
  await choose("messages.toOneself", false);
  await expect(writeMessage(alice.actor, draft(`${alice.name}, ${others[0]?.name}`))).rejects.toMatchObject({ field: "to", sentence: "recipientSelf" });
  expect(await countUnread(alice.actor)).toBe(1);
});

test("everything that is wrong with a message is told at once, and nobody gets anything", async () => {
  await choose("messages.toOneself", false);
  await choose("messages.mostRecipients", 2);
  const refused = writeMessage(alice.actor, draft(`${alice.name}, ${others[0]?.name}, nobody`, { subject: " ", body: "a\0b" }));
  await expect(refused).rejects.toMatchObject({
    sentence: "required",
    field: "subject",
    also: [
      { field: "body", sentence: "control" },
      { field: "to", sentence: "recipientUnknown", values: { names: "nobody" } },
      { field: "to", sentence: "recipientSelf" },
      { field: "to", sentence: "recipientsMost" },
    ],
  });
  expect(await countUnread(others[0]?.actor ?? alice.actor)).toBe(0);
});

test("a list that is no list of names is looked up nowhere", async () => {
  await expect(writeMessage(alice.actor, draft("ali\0ce"))).rejects.toMatchObject({ field: "to", sentence: "control", also: [] });
  await expect(writeMessage(alice.actor, draft("x".repeat(6001)))).rejects.toMatchObject({ field: "to", sentence: "tooLong", also: [] });
});

test.each([
  [{ id: 2, leftAt: null }, false, null],
  [{ id: 2, leftAt: new Date() }, true, "left"],
  [{ id: 1, leftAt: null }, true, null],
  [{ id: 1, leftAt: null }, false, "self"],
])("%j, with notes to oneself allowed %j: %j", (recipient, toOneself, reason) => {
  expect(whyNotWritable({ memberId: 1 }, recipient, { toOneself })).toBe(reason);
});
