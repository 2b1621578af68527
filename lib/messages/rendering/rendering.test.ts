import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { rendererVersion } from "@/lib/markdown/render";
import { writeMessage } from "@/lib/messages/commands";
import { placeMessages } from "@/lib/messages/delivery";
import { heaviestPage } from "@/lib/messages/page-size";
import { getConversation, getMessage, type ShownConversation } from "@/lib/messages/queries";
import { renderMessages } from "@/lib/messages/rendering/commands";
import { createMember } from "@/lib/testing/members";
import { createConversation, createReply, draft, newestMessage } from "@/lib/testing/messages";
import { askedBy, statementsOf } from "@/lib/testing/statements";

const table = `${"a|".repeat(2000)}\n${"-|".repeat(2000)}\n${"a\n".repeat(5900)}`;
const patience = { timeout: 60_000 };
const kept = { bodyHtml: true, renderer: true } as const;

test("a message is rendered when it is written, and its HTML is kept", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const { id } = await newestMessage(await createConversation(alice, bob, { bodies: ["*Four*"] }));
  expect(await db.message.findUnique({ where: { id }, select: kept })).toEqual({ bodyHtml: "<p><em>Four</em></p>\n", renderer: rendererVersion });
});

test("what is kept is what readers get, on every page", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  const { id } = await newestMessage(conversation);
  await db.message.updateMany({ where: { recipientId: bob.id }, data: { bodyHtml: "<p>kept</p>" } });
  expect((await getConversation(bob.actor, conversation))?.messages).toMatchObject([{ html: "<p>kept</p>" }]);
  expect((await getMessage(bob.actor, id))?.messages).toMatchObject([{ html: "<p>kept</p>" }]);
});

test("what an earlier renderer made, or none, is made once at its next reading", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob, { bodies: ["*Four*", "*Five*"] });
  const where = { conversationId: conversation };
  const read = async () => (await getConversation(bob.actor, conversation))?.messages.map(({ html }) => html);
  for (const data of [{ bodyHtml: null }, { bodyHtml: "<p>old</p>", renderer: rendererVersion - 1 }]) {
    await db.message.updateMany({ where, data });
    expect(await read()).toEqual(["<p><em>Four</em></p>\n", "<p><em>Five</em></p>\n"]);
    expect(await db.message.findMany({ where: { ...where, renderer: rendererVersion, bodyHtml: { not: null } } })).toHaveLength(2);
    expect((await statementsOf(read)).filter((text) => /update/i.test(text))).toEqual([]);
  }
});

test("several readers of an old conversation at once all see it", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob, { bodies: Array.from({ length: 20 }, (_, turn) => `*${turn}*`) });
  await db.message.updateMany({ where: { conversationId: conversation }, data: { bodyHtml: null } });
  const readers = [alice, bob, alice, bob, alice, bob];
  const seen = await Promise.all(readers.map(({ actor }) => getConversation(actor, conversation)));
  for (const shown of seen) expect(shown?.messages[7]).toMatchObject({ html: "<p><em>7</em></p>\n" });
});

test("changing a text drops what was made of it", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const { id } = await newestMessage(await createConversation(alice, bob));
  await db.message.update({ where: { id }, data: { body: "*Five*" } });
  expect((await getMessage(bob.actor, id))?.messages).toMatchObject([{ html: "<p><em>Five</em></p>\n" }]);
});

test("the command makes everything anew", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const { id } = await newestMessage(await createConversation(alice, bob, { bodies: ["*Four*"] }));
  await db.message.updateMany({ data: { bodyHtml: "<p>old</p>" } });
  const told: number[] = [];
  expect(await renderMessages(0, (lastId) => told.push(lastId))).toBe(await db.message.count());
  expect(told.at(-1)).toBeGreaterThanOrEqual(id);
  expect(await db.message.count({ where: { bodyHtml: "<p>old</p>" } })).toBe(0);
  expect((await getMessage(bob.actor, id))?.messages).toMatchObject([{ html: "<p><em>Four</em></p>\n" }]);
});

test("a text for many people travels, is rendered, and is taken to words once", async () => {
  const alice = await createMember();
  const others = await Promise.all(Array.from({ length: 20 }, () => createMember()));
  const asked = await askedBy(() => writeMessage(alice.actor, draft(others.map(({ name }) => name).join(), { body: `pumpernickel ${table}` })));
  const sent = JSON.stringify(asked.map(({ values }) => values));
  expect(sent.split("pumpernickel")).toHaveLength(3);
  const calls = await db.$transaction(async (tx) => {
    await tx.$executeRaw`set local track_functions = 'all'`;
    const conversations = await tx.conversation.createManyAndReturn({ data: Array.from({ length: 20 }, () => ({})), select: { id: true } });
    const author = { kind: "member" as const, id: alice.id, name: alice.name };
    const said = { author, subject: "Bread", body: table, clientKey: crypto.randomUUID() };
    const copies = conversations.map(({ id: conversationId }, copy) => {
      const recipient = { kind: "member" as const, id: others[copy]?.id ?? 0, name: others[copy]?.name ?? "" };
      return { ...said, conversationId, recipient, copy };
    });
    expect(await placeMessages(tx, copies, { now: new Date(), state: "ACCEPTED" })).toHaveLength(20);
    return tx.$queryRaw<{ calls: number }[]>`select calls::int from pg_stat_xact_user_functions where funcname = 'search_words'`;
  }, patience);
  expect(calls).toEqual([{ calls: 1 }]);
});

const weightOf = (shown: ShownConversation | null) => shown?.messages.reduce((sum, { html }) => sum + html.length, 0) ?? 0;

test("a page of tables that a few characters ask for stays small, and the rest is behind it", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob, { bodies: Array.from({ length: 15 }, () => table) });
  const seen: number[] = [];
  for (let before: number | undefined; ; ) {
    const shown = await getConversation(bob.actor, conversation, { before });
    expect(weightOf(shown)).toBeLessThanOrEqual(heaviestPage);
    seen.unshift(...(shown?.messages.map(({ id }) => id) ?? []));
    before = shown?.messages[0]?.entryId;
    if (!shown?.earlier) break;
  }
  expect(seen).toEqual([...new Set(seen)].sort((one, other) => one - other));
  expect(seen).toHaveLength(15);
});

test("a message that is heavier than a page stands there alone", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const heavy = `&${"&".repeat(19_000)}`;
  const conversation = await createConversation(alice, bob, { bodies: ["one", heavy, "three"] });
  const newest = await getConversation(bob.actor, conversation);
  expect(newest).toMatchObject({ messages: [{ body: "three" }], earlier: true, later: false });
  const before = newest?.messages[0]?.entryId;
  const middle = await getConversation(bob.actor, conversation, { before });
  expect(middle).toMatchObject({ messages: [{ body: heavy }], earlier: true, later: true });
});

test("the page of a message holds it, also where those after it fill the newest page", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob, { bodies: ["here", ...Array.from({ length: 6 }, () => "long ".repeat(3900))] });
  const { id } = await db.message.findFirstOrThrow({ where: { conversationId: conversation }, orderBy: { id: "asc" }, select: { id: true } });
  expect((await getConversation(bob.actor, conversation))?.messages.map((message) => message.id)).not.toContain(id);
  expect((await getConversation(bob.actor, conversation, { at: id }))?.messages.at(-1)).toMatchObject({ id, body: "here" });
});

test("somebody can answer however far back the last word of the other one lies", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob, { bodies: ["one"] });
  for (let turn = 0; turn < 3; turn++) await createReply(bob.actor, conversation, "long ".repeat(3900));
  const shown = await getConversation(bob.actor, conversation);
  expect(shown?.messages.every(({ own }) => own)).toBe(true);
  expect(shown).toMatchObject({ earlier: true, mayReply: true });
});
