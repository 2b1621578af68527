import { setTimeout as pause } from "node:timers/promises";
import { eventType } from "inngest";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { db } from "@/lib/db";
import { emitEvent, sendInTurn, sendPendingEvents } from "@/lib/jobs/commands";

const noted = eventType("test/noted", { schema: z.object({ rank: z.int() }) });

type Sent = Parameters<NonNullable<Parameters<typeof sendPendingEvents>[0]>>[0];

beforeEach(async () => {
  await db.pendingEvent.deleteMany();
});

test("an event of a transaction that commits is sent under its row's id, with its ids and without its snapshot", async () => {
  await db.$transaction((tx) => emitEvent(tx, noted, { rank: 1 }, { subject: "Coffee?" }));
  const sent: Sent = [];
  expect(await sendPendingEvents(async (events) => sent.push(...events))).toBe(1);
  const row = await db.pendingEvent.findFirstOrThrow();
  expect(sent).toEqual([{ id: row.id, name: "test/noted", data: { rank: 1 }, ts: row.createdAt.getTime() }]);
  expect(row).toMatchObject({ sentAt: expect.any(Date), attempts: 1, snapshot: { subject: "Coffee?" } });
  expect(await sendPendingEvents(async (events) => sent.push(...events))).toBe(0);
});

test("an event of a transaction that fails never was", async () => {
  const failing = db.$transaction(async (tx) => {
    await emitEvent(tx, noted, { rank: 1 });
    throw new Error("changed its mind");
  });
  await expect(failing).rejects.toThrow("changed its mind");
  expect(await sendPendingEvents(async () => {})).toBe(0);
});

test("an event that is not what its type says fails its transaction", async () => {
  await expect(db.$transaction((tx) => emitEvent(tx, noted, { rank: 1.5 }))).rejects.toThrow();
  expect(await db.pendingEvent.count()).toBe(0);
});

test("what could not be sent is sent later, with the reason kept meanwhile", async () => {
  await db.$transaction((tx) => emitEvent(tx, noted, { rank: 1 }));
  expect(await sendPendingEvents(() => Promise.reject(new Error("nobody there")))).toBe(0);
  expect(await db.pendingEvent.findFirstOrThrow()).toMatchObject({ sentAt: null, attempts: 1, lastError: "nobody there" });
  expect(await sendPendingEvents(async () => {})).toBe(1);
  expect(await db.pendingEvent.findFirstOrThrow()).toMatchObject({ sentAt: expect.any(Date), lastError: null });
});

test("an event that the executor refuses again and again holds no other up", async () => {
  const choosy = async (events: Sent) => {
    if (events.some(({ data }) => data.rank === 13)) throw new Error("not this one");
  };
  for (const rank of [12, 13, 14]) await db.$transaction((tx) => emitEvent(tx, noted, { rank }));
  for (let turn = 0; turn < 6; turn++) await sendPendingEvents(choosy);
  await db.$transaction((tx) => emitEvent(tx, noted, { rank: 15 }));
  await sendPendingEvents(choosy);
  const waiting = await db.pendingEvent.findMany({ where: { sentAt: null }, take: 10, select: { data: true } });
  expect(waiting).toEqual([{ data: { rank: 13 } }]);
});

test("several processes at once send each event once", async () => {
  for (let rank = 0; rank < 250; rank++) await db.$transaction((tx) => emitEvent(tx, noted, { rank }));
  const sent: Sent = [];
  await Promise.all([1, 2, 3].map(() => sendPendingEvents(async (events) => sent.push(...events))));
  await sendPendingEvents(async (events) => sent.push(...events));
  expect(sent.map(({ data }) => Number(data.rank)).sort((one, other) => one - other)).toEqual(Array.from({ length: 250 }, (_, rank) => rank));
});

test("however many requests of a process want events sent while the executor is slow, one connection waits for it, and nothing is left", async () => {
  const sent: Sent = [];
  let present = 0;
  let most = 0;
  const slowly = async (events: Sent) => {
    most = Math.max(most, ++present);
    await pause(30);
    present--;
    sent.push(...events);
  };
  const requests = Array.from({ length: 20 }, async (_, rank) => {
    await pause(rank * 5);
    await db.$transaction((tx) => emitEvent(tx, noted, { rank }));
    await sendInTurn(slowly);
  });
  await Promise.all(requests);
  expect([most, sent.length, await db.pendingEvent.count({ where: { sentAt: null } })]).toEqual([1, 20, 0]);
});

test("a turn that fails keeps nobody from taking the next", async () => {
  await db.$transaction((tx) => emitEvent(tx, noted, { rank: 1 }));
  await sendInTurn(() => Promise.reject(new Error("nobody there")));
  const sent: Sent = [];
  await sendInTurn(async (events) => sent.push(...events));
  expect(sent).toHaveLength(1);
});
