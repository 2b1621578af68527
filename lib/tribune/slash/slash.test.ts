import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { createMember } from "@/lib/testing/members";
import { createChannel, createPost, participantOf } from "@/lib/testing/tribune";
import { stateCookieName } from "@/lib/tribune/identity/cookie";
import { type Participant, recogniseParticipant } from "@/lib/tribune/identity/participant";
import { listPosts } from "@/lib/tribune/queries";
import { readerFor } from "@/lib/tribune/reader";
import { say } from "@/lib/tribune/slash/commands";
import { readOrder } from "@/lib/tribune/slash/order";

const draft = (content: string) => ({ content, userAgent: "Mozilla/5.0 (X11)", address: "192.0.2.7" });

/** Says one thing after another, bringing the cookie back each time as a browser does. */
async function converse(start: Participant, ...contents: string[]): Promise<Participant> {
  const channel = await createChannel();
  let somebody = start;
  for (const content of contents) {
    const { cookie } = await say(somebody, channel, draft(content));
    if (cookie) somebody = await recogniseParticipant(start.actor, new Headers({ cookie: `${await stateCookieName()}=${cookie}` }));
  }
  return somebody;
}

describe("what is an order", () => {
  test.each(["/foo bar", "/NAME x", "/me waves", " /name x", "/names x", "/bakery", "name x", "/", "//bak add ua x"])("%j is a message", async (content) => {
    expect(readOrder(content)).toBeNull();
    const channel = await createChannel();
    expect((await say(participantOf(), channel, draft(content))).post).toMatchObject({ raw: content });
  });

  test.each([
    ["/bak", "orderIncomplete", {}],
    ["/bak ", "orderIncomplete", {}],
    ["/bak frob", "orderOption", { option: "frob" }],
    ["/bak add", "orderTargetPattern", { option: "add" }],
    ["/bak add ua", "orderTargetPattern", { option: "add" }],
    ["/bak del message", "orderTargetPattern", { option: "del" }],
    ["/bak set ua ==", "orderTargetKindPattern", { option: "set" }],
    ["/bak remove ua", "orderTargetKindPattern", { option: "remove" }],
    ["/bak add nope x", "orderTarget", { target: "nope" }],
    ["/bak set UA == x", "orderTarget", { target: "UA" }],
    ["/bak set ua =! x", "orderKind", { kind: "=!" }],
    [`/bak add ua ${"x".repeat(256)}`, "tooLong", { max: 255, count: 256 }],
    ["/lastfm", "orderIncomplete", {}],
    ["/lastfm x", "orderOption", { option: "x" }],
  ])("%j is refused, with the reason, and nothing is posted", async (content, sentence, values) => {
    const before = await db.post.count();
    await expect(say(participantOf(), await createChannel(), draft(content))).rejects.toMatchObject({ code: "invalid", sentence, field: "content", values });
    expect(await db.post.count()).toBe(before);
  });

  test("the pattern is all that follows, with its inner blanks", () => {
    expect(readOrder("/bak set message *= two  blanks = ")).toEqual({ act: "addRule", rule: { target: "message", kind: "*=", pattern: "two  blanks =" } });
    expect(readOrder("/bak del author Lois Lane")).toEqual({ act: "dropRule", rule: { target: "author", kind: "==", pattern: "Lois Lane" } });
  });
});

describe("filters", () => {
  const rule = (pattern: string, kind = "==") => ({ target: "message", kind, pattern });

  test("are added once, dropped by all they are, and gone after a reset", async () => {
    const somebody = await converse(participantOf(), "/bak add message a", "/bak add message a", "/bak set message *= a", "/bak set message *= b");
    expect(somebody.rules).toEqual([rule("a"), rule("a", "*="), rule("b", "*=")]);
    expect((await converse(somebody, "/bak del message b", "/bak remove message ^= a", "/bak del message a")).rules).toEqual([rule("a", "*="), rule("b", "*=")]);
    expect((await converse(somebody, "/bak reset", "/bak on")).rules).toEqual([]);
  });

  test("rest while they are off, and are whole again when they are on", async () => {
    const channel = await createChannel("resting");
    for (const content of ["noise", "music"]) await createPost(content, { in: channel });
    const seen = async (somebody: Participant) => (await listPosts(await readerFor(somebody), channel.id, { take: 5 })).map(({ number }) => number);
    const filtering = await converse(participantOf(), "/bak add message noise");
    expect(await seen(filtering)).toEqual([2]);
    const resting = await converse(filtering, "/bak off");
    expect([await seen(resting), resting.rules]).toEqual([[2, 1], [rule("noise")]]);
    expect(await seen(await converse(resting, "/bak on"))).toEqual([2]);
  });

  test("of a member are saved as a whole, loaded as a whole, and there in a new browser", async () => {
    const alice = await createMember();
    const somebody = await converse(participantOf(alice), "/bak add message a", "/bak save", "/bak add message b");
    expect(somebody.rules).toEqual([rule("a"), rule("b")]);
    expect((await converse(somebody, "/bak load")).rules).toEqual([rule("a")]);
    expect((await recogniseParticipant(alice.actor, new Headers())).rules).toEqual([rule("a")]);
    await converse(somebody, "/bak save");
    await converse(somebody, "/bak reset");
    expect((await recogniseParticipant(alice.actor, new Headers())).rules).toEqual([rule("a"), rule("b")]);
    expect(await db.filterRule.count({ where: { memberId: alice.id } })).toBe(2);
  });

  test("of people without an account stay in their cookie: saving and loading change nothing", async () => {
    const somebody = await converse(participantOf(), "/bak add message a", "/bak save", "/bak load");
    expect(somebody.rules).toEqual([rule("a")]);
  });

  test("are as many as can be kept, and no more", async () => {
    const channel = await createChannel();
    const one = (rank: number) => ({ target: "ua", kind: "==", pattern: `${rank}` }) as const;
    const many = { ...participantOf(), rules: Array.from({ length: 50 }, (_, rank) => one(rank)) };
    await expect(say(many, channel, draft("/bak add ua more"))).rejects.toMatchObject({ sentence: "filtersTooMany" });
    await expect(say(many, channel, draft("/bak add ua 49"))).resolves.toMatchObject({ post: null });
    const long = await converse(participantOf(), ...Array.from({ length: 7 }, (_, rank) => `/bak add ua ${`${rank}`.padEnd(250, "x")}`));
    await expect(say(long, channel, draft(`/bak add ua ${"y".repeat(250)}`))).rejects.toMatchObject({ sentence: "filtersTooMany" });
  });
});
