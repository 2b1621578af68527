import { afterEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { mailboxSource } from "@/lib/messages/news";
import { attend } from "@/lib/realtime/attendance";
import { eventStream, type Reading, type Source } from "@/lib/realtime/event-stream";
import { isListening } from "@/lib/realtime/hub";
import { until } from "@/lib/testing/jobs";
import { createMember } from "@/lib/testing/members";
import { createConversation } from "@/lib/testing/messages";
import { statementsOf } from "@/lib/testing/statements";
import { eventsOf } from "@/lib/testing/streams";
import { createChannel } from "@/lib/testing/tribune";
import { streamPosts } from "@/lib/tribune/feed/events";
import { orRefusal } from "@/lib/tribune/remote/refusal";

const quiet: Source = { topics: [], read: async () => ({ events: [] }) };
const leaving: AbortController[] = [];

function requestFrom(address: string) {
  const leave = new AbortController();
  leaving.push(leave);
  return new Request("http://localhost:3000/events", { headers: { "x-forwarded-for": address }, signal: leave.signal });
}

afterEach(() => {
  vi.useRealTimers();
  for (const leave of leaving.splice(0)) leave.abort();
});

const tooMany = { code: "too_many", sentence: "streamsTooMany", values: { seconds: 30 } };

test("a member holds twenty streams, wherever they are, and another one once one of these has ended", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  for (let place = 1; place <= 20; place++) eventStream(requestFrom(`192.0.2.${place}`), { viewer: alice.actor, sources: [quiet] });
  const again = () => eventStream(requestFrom("192.0.2.99"), { viewer: alice.actor, sources: [quiet] });
  expect(again).toThrow(expect.objectContaining(tooMany));
  eventStream(requestFrom("192.0.2.1"), { viewer: bob.actor, sources: [quiet] });
  leaving[7]?.abort();
  expect(again().status).toBe(200);
  expect(again).toThrow(expect.objectContaining(tooMany));
});

test("a network holds fifty streams of people without an account, who keep no member out", async () => {
  const alice = await createMember();
  const open = (address: string, viewer = null as typeof alice.actor | null) => eventStream(requestFrom(address), { viewer, sources: [quiet] });
  for (let place = 0; place < 50; place++) open(`2001:db8::${place}`);
  expect(() => open("2001:db8::ffff")).toThrow(expect.objectContaining(tooMany));
  expect(open("2001:db8:0:1::1").status).toBe(200);
  expect(open("2001:db8::1", alice.actor).status).toBe(200);
});

test("a program that opens one too many is told so in its language, and when to come again", async () => {
  const channel = await createChannel("full");
  for (let place = 0; place < 50; place++) eventStream(requestFrom("198.51.100.7"), { viewer: null, sources: [quiet] });
  const request = new Request("http://localhost:3000/tribune/full/events", {
    headers: { "x-forwarded-for": "198.51.100.7", "accept-language": "fr" },
  });
  const answer = await orRefusal(request, () => streamPosts(null, request, channel.slug));
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "30"]);
  expect(await answer.text()).toBe("Trop de connexions ouvertes. Fermez des onglets ou des programmes, puis reessayez dans 30 secondes.");
});

test("what a mailbox has to tell is read once for all streams of a member", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  eventStream(requestFrom("192.0.2.1"), { viewer: null, sources: [{ ...quiet, topics: ["channel:0"] }] });
  await until(isListening);
  const streams = Array.from({ length: 10 }, () => eventsOf(eventStream(requestFrom("192.0.2.1"), { viewer: bob.actor, sources: [mailboxSource(bob.actor)] })));
  const next = () => Promise.all(streams.map((each) => each()));
  await next();
  const statements = await statementsOf(async () => {
    const heard = next();
    await createConversation(alice, bob);
    expect((await heard).map((event) => JSON.parse(event?.data ?? "{}").unread_count)).toEqual(Array(10).fill(1));
  });
  expect(statements.filter((text) => /from "Member" member\s+left join "Mailbox"/.test(text))).toHaveLength(1);
  expect(statements.filter((text) => text.includes('"AccessToken" token'))).toHaveLength(1);
});

test("however many viewers a process has, one statement asks who of them lives, and none while no news come", async () => {
  const members = [];
  for (let made = 0; made < 5; made++) members.push(await createMember());
  const attendances = members.map(({ actor }) => attend(actor, () => {}));
  await until(isListening);
  const ask = () => Promise.all(attendances.map(({ lives }) => lives()));
  await ask();
  expect(await statementsOf(ask)).toHaveLength(0);
  const [first] = members;
  await db.member.update({ where: { id: first?.id ?? 0 }, data: { leftAt: new Date() } });
  await until(async () => !(await attendances[0]?.lives()));
  expect(await ask()).toEqual([false, true, true, true, true]);
  for (const { leave } of attendances) leave();
});

test("what ends by the clock is found without news", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const alice = await createMember();
  const ended = new Promise<void>((gone) => attend(alice.actor, gone));
  await db.sanction.create({ data: { kind: "BAN", memberId: alice.id, reason: "spam", from: new Date(Date.now() + 300) } });
  await until(async () => (await db.sanction.count({ where: { memberId: alice.id, from: { lte: new Date() } } })) > 0);
  vi.advanceTimersByTime(15_000);
  await ended;
});

const large = "x".repeat(10_000);

/** As much as anybody reads, of which it tells how often it was asked. */
function endless() {
  const source = { asked: 0, topics: [], read: async (): Promise<Reading> => ({ events: [{ data: `${source.asked++} ${large}` }], more: true }) };
  return source;
}

test("nothing is read in advance for a client that does not read, and its stream ends", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const source = endless();
  const response = eventStream(requestFrom("192.0.2.1"), { viewer: null, sources: [source] });
  for (let round = 0; round < 50; round++) await new Promise(setImmediate);
  expect(source.asked).toBeLessThan(5);
  vi.advanceTimersByTime(30_000);
  await expect(response.text()).rejects.toThrow("The client does not read.");
});

test("a client that reads slowly gets everything in its order", async () => {
  const source = endless();
  const next = eventsOf(eventStream(requestFrom("192.0.2.1"), { viewer: null, sources: [source] }));
  for (let number = 0; number < 20; number++) {
    expect((await next())?.data).toBe(`${number} ${large}`);
    await new Promise(setImmediate);
  }
  expect(source.asked).toBeLessThan(25);
});
