import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { isSomebodysName } from "@/lib/members/names/queries";
import { createMember } from "@/lib/testing/members";
import { choose } from "@/lib/testing/settings";
import { createChannel, participantOf } from "@/lib/testing/tribune";
import { seal, stateCookieLine, unseal } from "@/lib/tribune/identity/cookie";
import { authorKeyOf, known, recogniseParticipant } from "@/lib/tribune/identity/participant";
import { blank, type State } from "@/lib/tribune/identity/state";
import { readerFor } from "@/lib/tribune/reader";
import { say } from "@/lib/tribune/slash/commands";

const cookie = (value: string | null, name = "causerie.tribune") => new Headers({ cookie: `theme=dark; ${name}=${value}` });
const draft = (content: string, key?: string) => ({ content, key, userAgent: "Mozilla/5.0 (X11)", address: "192.0.2.7" });
const full: State = { who: "somebody", name: "Bond, James; ü 🦪", holder: 7, filtering: false, rules: [{ target: "ua", kind: "|=", pattern: 'a "b" %_ é' }] };

describe("the cookie", () => {
  test("brings back what was put into it, and nothing when it was tampered with", async () => {
    const value = seal(full) as string;
    expect(await unseal(cookie(value))).toEqual(full);
    const [digits = "", signature = ""] = value.split(".");
    for (const forged of [`${digits}00.${signature}`, `${digits}.${signature.replace(/^./, (digit) => (digit === "0" ? "1" : "0"))}`, `${digits}.`, digits, "", "é"]) expect(await unseal(cookie(forged))).toEqual(blank);
    expect(await unseal(new Headers())).toEqual(blank);
  });

  test("holds nothing at which old clients cut it, and stands first in its line with the path next", async () => {
    const value = seal({ ...full, name: "path; Secure; domain=x; expires=1; HttpOnly" }) as string;
    expect(value).toMatch(/^[\da-f]+\.[\da-f]{64}$/);
    expect(await stateCookieLine(value)).toMatch(new RegExp(`^causerie\\.tribune=${value}; Path=/; Max-Age=\\d+; HttpOnly; SameSite=Lax$`));
  });

  test("is not made where a browser would not keep it", () => {
    expect(seal({ ...full, rules: Array.from({ length: 20 }, (_, rank) => ({ target: "message", kind: "==", pattern: `${rank}`.padEnd(200, "x") })) })).toBeNull();
  });
});

describe("a cookie of another name", () => {
  test("is set and read from then on, and who has the old one starts anew", async () => {
    const channel = await createChannel("renamed-cookie");
    const before = (await say(participantOf(), channel, draft("one"))).cookie;
    await choose("tribune.cookieName", "board_2");
    const known = await recogniseParticipant(null, cookie(before, "board_2"));
    const renewed = await recogniseParticipant(null, cookie(before));
    expect([known.state.who !== null, renewed.state]).toEqual([true, blank]);
    expect(await stateCookieLine("abc")).toMatch(/^board_2=abc; Path=\//);
    await choose("tribune.cookieName", "causerie.tribune");
    expect((await recogniseParticipant(null, cookie(before))).state).toEqual(known.state);
  });
});

describe("people without an account", () => {
  test("are known again by the cookie of their first post, and their posts are theirs", async () => {
    const channel = await createChannel("first-posts");
    const first = await say(participantOf(), channel, draft("one"));
    expect(first.cookie).not.toBeNull();
    const back = await recogniseParticipant(null, cookie(first.cookie));
    const second = await say(back, channel, draft("two"));
    expect(second.cookie).toBeNull();
    expect(second.post?.authorKey).toBe(first.post?.authorKey);
    const stranger = await say(participantOf(), channel, draft("three"));
    const reader = await readerFor(back);
    expect([first, second, stranger].map(({ post }) => post && reader.owns(post))).toEqual([true, true, false]);
  });

  test("who send their first post twice, since no answer came, are one person with one post", async () => {
    const channel = await createChannel("twice");
    const key = crypto.randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => say(participantOf(), channel, draft("hello", key))));
    expect(new Set(answers.map(({ post }) => post?.number))).toEqual(new Set([1]));
    expect(new Set(answers.map(({ cookie: value }) => value)).size).toBe(1);
  });

  test("call as many of their newest posts their own as the site allows", async () => {
    const channel = await createChannel("marked");
    const somebody = known(participantOf(), undefined);
    const posts = [(await say(somebody, channel, draft("1"))).post, (await say(somebody, channel, draft("2"))).post, (await say(somebody, channel, draft("3"))).post];
    const owned = async () => {
      const reader = await readerFor(somebody);
      return posts.map((post) => post !== null && reader.owns(post));
    };
    expect(await owned()).toEqual([true, true, true]);
    await choose("tribune.ownPosts", 2);
    expect(await owned()).toEqual([false, true, true]);
    await choose("tribune.ownPosts", 0);
    expect(await owned()).toEqual([false, false, false]);
    await choose("tribune.ownPosts", 50);
  });
});

describe("members", () => {
  test("are themselves whatever the cookie says, and find no rules of whoever used the browser before", async () => {
    const [alice, bob] = [await createMember(), await createMember()];
    const value = seal({ ...full, holder: alice.id, filtering: true });
    expect(authorKeyOf(await recogniseParticipant(bob.actor, cookie(value)))).toBe(`m${bob.id}`);
    expect(await recogniseParticipant(bob.actor, cookie(value))).toMatchObject({ rules: [], state: { rules: null, name: full.name } });
    expect((await recogniseParticipant(null, cookie(value))).rules).toEqual([]);
    expect((await recogniseParticipant(alice.actor, cookie(value))).rules).toEqual(full.rules);
  });

  test("who post by a program with a token keep name and rules beside the token, for no cookie of ours comes back", async () => {
    const channel = await createChannel("token");
    const alice = await createMember();
    const { id } = await db.accessToken.create({ data: { memberId: alice.id, label: "wmcoincoin", tokenHash: `${alice.id}`.padStart(64, "a"), scopes: ["TRIBUNE"] } });
    const program = { ...alice.actor, token: { id, scopes: ["TRIBUNE"] as const } };
    for (const content of ["/name Alice at work", "/bak add author bob"]) {
      const said = await say(await recogniseParticipant(program, new Headers()), channel, draft(content));
      expect([said.post, said.cookie]).toEqual([null, null]);
    }
    const back = await recogniseParticipant(program, new Headers());
    expect(back).toMatchObject({ state: { name: "Alice at work" }, rules: [{ target: "author", kind: "==", pattern: "bob" }] });
    expect((await recogniseParticipant(alice.actor, new Headers())).rules).toEqual([]);
  });
});

describe("names", () => {
  test("that a member has, or that look like one, or like the site's own, are nobody's to choose", async () => {
    const superman = await createMember("Superman");
    for (const name of ["Superman", "SUPERMAN", "superman ", "Ѕuperman", "Super man", "Súperman", "Superman\u2800", "\u2800Superman", "admin\u2800", "admin", "Causerie", "аdmin"])
      expect([name, await isSomebodysName(null, name)]).toEqual([name, true]);
    for (const name of ["Superwoman", "Bond James", "🦪"]) expect([name, await isSomebodysName(null, name)]).toEqual([name, false]);
    expect(await isSomebodysName(superman.actor, "Superman")).toBe(false);
  });

  test("stand beside the posts that follow, until they are taken back", async () => {
    const channel = await createChannel("named");
    const named = await say(participantOf(), channel, draft("/name  Bond&nbsp;  James "));
    expect(named).toMatchObject({ post: null, participant: { state: { name: "Bond James" } } });
    const back = await recogniseParticipant(null, cookie(named.cookie));
    expect((await say(back, channel, draft("hello"))).post).toMatchObject({ info: "Bond James", login: null });
    for (const short of ["/name", "/nick", "/name ab", "/name \u200b\u200b\u200b\u200b", "/name \u2800\u2800\u2800\u2800", "/name \u3164\u3164\u3164"]) expect((await say(back, channel, draft(short))).participant.state.name).toBeNull();
    await choose("tribune.shortestName", 2);
    expect((await say(back, channel, draft("/nick ab"))).participant.state.name).toBe("ab");
    await choose("tribune.shortestName", 3);
  });

  test("of members are refused to others, also as the name of a program, and also when the member came later", async () => {
    const channel = await createChannel("imitated");
    await expect(say(participantOf(), channel, draft("/name Lois L."))).resolves.toMatchObject({ post: null });
    const impostor = (await say(participantOf(), channel, draft("/name Lois L."))).participant;
    await createMember("Lois L.");
    await expect(say(participantOf(), channel, draft("/nick lois l."))).rejects.toMatchObject({ code: "invalid", sentence: "nickTaken", field: "content" });
    expect((await say(impostor, channel, draft("it is me"))).post).toMatchObject({ info: "Mozilla/5.0 (X11)", login: null });
    expect((await say(participantOf(), channel, { ...draft("me too"), userAgent: "LOIS L." })).post).toMatchObject({ info: "coward", login: null });
  });
});
