import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { writeMessage } from "@/lib/messages/commands";
import { getMailboxNews } from "@/lib/messages/queries";
import { listFrom, pickedFrom } from "@/lib/messages/recipients/names";
import { whyNotWritable } from "@/lib/messages/recipients/policy";
import { lookUpRecipients, suggestRecipients } from "@/lib/messages/recipients/queries";
import { recipientsSchema } from "@/lib/messages/recipients/schema";
import { membersAlike, recipientsNamed } from "@/lib/messages/recipients/search";
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
  expect((await getMailboxNews(alice.actor)).unread).toBe(1);
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
  expect((await getMailboxNews(others[0]?.actor ?? alice.actor)).unread).toBe(0);
});

test("a name is found without its accents where one member has it, and means one person however often it is written", async () => {
  await choose("messages.mostRecipients", 1);
  const eloise = await createMember("Éloïse Ménard");
  await writeMessage(alice.actor, draft("eloise menard, ELOÏSE MENARD, Éloïse Ménard"));
  expect((await getMailboxNews(eloise.actor)).unread).toBe(1);
  expect(await lookUpRecipients(alice.actor, ["eloise menard", "nobody"])).toMatchObject([{ name: "Éloïse Ménard" }]);
  const irises = [await createMember("IRIS"), await createMember("Íris")];
  await expect(writeMessage(alice.actor, draft("îris"))).rejects.toMatchObject({ sentence: "recipientUnclear", values: { names: "IRIS, Íris" }, also: [] });
  await writeMessage(alice.actor, draft("iris"));
  expect(await Promise.all(irises.map(async ({ actor }) => (await getMailboxNews(actor)).unread))).toEqual([1, 0]);
  await createMember("Łukasz Weiß");
  await expect(writeMessage(alice.actor, draft("lukasz weiss"))).rejects.toMatchObject({ sentence: "recipientUnknown" });
});

test("a list that is no list of names is looked up nowhere", async () => {
  await expect(writeMessage(alice.actor, draft("ali\0ce"))).rejects.toMatchObject({ field: "to", sentence: "control", also: [] });
  await expect(writeMessage(alice.actor, draft("x".repeat(6001)))).rejects.toMatchObject({ field: "to", sentence: "tooLong", also: [] });
});

test("whoever is looked for is found by the beginning of the name first, without case or accents, in few letters or many", async () => {
  for (const name of ["Zélie", "zelda", "Hazel", "Ann Zeller", "zoo"]) await createMember(name);
  const found = async (q: string) => (await suggestRecipients(alice.actor, q)).map(({ name }) => name);
  expect(await found("ZEL")).toEqual(["zelda", "Zélie", "Ann Zeller", "Hazel"]);
  expect(await found("zé")).toEqual(["zelda", "Zélie"]);
  expect(await found("z")).toEqual(["zelda", "Zélie", "zoo"]);
  expect(await found("z%")).toEqual([]);
  expect(await found("")).toEqual([]);
});

test("no more than eight are suggested, nobody who has left, and oneself with the reason where that is not allowed", async () => {
  for (let rank = 0; rank < 10; rank++) await createMember(`quentin ${rank}`);
  const [own] = [await createMember("quentina"), await createMember("quent", { leftAt: new Date() })];
  expect(await suggestRecipients(own.actor, "quent")).toHaveLength(8);
  await choose("messages.toOneself", false);
  expect(await suggestRecipients(own.actor, "quentina")).toMatchObject([{ name: "quentina", unwritable: "self" }]);
  expect(await lookUpRecipients(own.actor, ["QUENTIN 3", "quentina", "nobody", "quent"])).toMatchObject([{ name: "quentin 3", unwritable: null }, { unwritable: "self" }]);
});

test.each([recipientsNamed("z", 8), recipientsNamed("zel", 8), recipientsNamed("élan vital", 8), membersAlike(["zelie", "zoe"], 8)])("looking for people asks an index (%#)", async (asked) => {
  const plan = await db.$transaction(async (tx) => {
    await tx.$executeRaw`set local enable_seqscan = off`;
    return tx.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`explain ${asked.text}`, ...asked.values);
  });
  const lines = plan.map((line) => line["QUERY PLAN"]).join("\n");
  expect(lines).toContain("Member_plain_name_idx");
  expect(lines).not.toContain("Seq Scan");
});

test("what a program may ask for is bounded", () => {
  expect(recipientsSchema.parse({ names: "alice, Bob,,ALICE" }).names).toEqual(["ALICE", "Bob"]);
  for (const asked of [{ q: "x".repeat(61) }, { q: "a\0" }, { names: Array.from({ length: 101 }, (_, rank) => `m${rank}`).join() }, { other: "x" }]) expect(recipientsSchema.safeParse(asked).success).toBe(false);
});

test("a list is the people in it and the name that is being typed, and back again", () => {
  expect(pickedFrom("alice, bob", false)).toEqual({ names: ["alice", "bob"], typed: "" });
  expect(pickedFrom("alice, bo", true)).toEqual({ names: ["alice"], typed: "bo" });
  expect(pickedFrom("al", true)).toEqual({ names: [], typed: "al" });
  for (const list of ["alice, bob", "", "alice"]) expect(listFrom(pickedFrom(list, false))).toBe(list);
  expect(listFrom(pickedFrom("alice, bo", true))).toBe("alice, bo");
});

test.each([
  [{ id: 2, leftAt: null }, false, null],
  [{ id: 2, leftAt: new Date() }, true, "left"],
  [{ id: 1, leftAt: null }, true, null],
  [{ id: 1, leftAt: null }, false, "self"],
])("%j, with notes to oneself allowed %j: %j", (recipient, toOneself, reason) => {
  expect(whyNotWritable({ memberId: 1 }, recipient, { toOneself })).toBe(reason);
});
