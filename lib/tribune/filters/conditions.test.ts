import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { createMember } from "@/lib/testing/members";
import { createChannel, createPost, postId } from "@/lib/testing/tribune";
import { conditionOf } from "@/lib/tribune/filters/conditions";
import type { Kind, Target } from "@/lib/tribune/filters/rule";
import { hidePost } from "@/lib/tribune/hiding/commands";
import { type ListedChannel, listPosts } from "@/lib/tribune/queries";
import { everybody } from "@/lib/tribune/reader";

let channel: ListedChannel;

const said = ["Foo bar", "foo", "FOO", "a%b_c*d", "axbycd", "straße", "STRASSE", "ΟΔΟΣ δρόμος", "İstanbul", "istanbul", "été", "e\u0301te\u0301", "🦪 <b>coin</b> 'quoted' \"twice\" \\back"];

beforeAll(async () => {
  channel = await createChannel("filtered");
  for (const content of said) await createPost(content, { in: channel });
});

async function hiddenBy(kind: Kind, pattern: string, target: Target = "message") {
  const seen = await listPosts({ ...everybody, except: [conditionOf({ target, kind, pattern })] }, channel.id, { take: 100 });
  const raws = new Set((await db.post.findMany({ where: { channelId: channel.id, number: { in: seen.map(({ number }) => number) } }, select: { raw: true } })).map(({ raw }) => raw));
  return said.filter((content) => !raws.has(content));
}

test.each<[Kind, string, string[]]>([
  ["*=", "oo", ["Foo bar", "foo"]],
  ["*=", "Foo", ["Foo bar"]],
  ["|=", "Foo", ["Foo bar", "foo", "FOO"]],
  ["==", "foo", ["foo"]],
  ["~=", "fOO", ["foo", "FOO"]],
  ["^=", "F", ["Foo bar", "FOO"]],
  ["^=", "f", ["foo"]],
  ["$=", "r", ["Foo bar"]],
  ["$=", "R", []],
  ["$=", "O", ["FOO"]],
  ["*=", "%", ["a%b_c*d"]],
  ["*=", "b_c", ["a%b_c*d"]],
  ["|=", "A%B_C*D", ["a%b_c*d"]],
  ["^=", "a%", ["a%b_c*d"]],
  ["$=", "*d", ["a%b_c*d"]],
  ["*=", "\\back", [said.at(-1) as string]],
  ["*=", "'quoted' \"twice\"", [said.at(-1) as string]],
  ["*=", "<b>coin</b>", [said.at(-1) as string]],
  ["^=", "🦪", [said.at(-1) as string]],
  ["*=", "&lt;", []],
  ["|=", "STRASSE", ["straße", "STRASSE"]],
  ["==", "strasse", []],
  ["|=", "οδοσ", ["ΟΔΟΣ δρόμος"]],
  ["|=", "οδος", ["ΟΔΟΣ δρόμος"]],
  ["|=", "ΔΡΌΜΟΣ", ["ΟΔΟΣ δρόμος"]],
  ["*=", "ΔΡΌΜΟΣ", []],
  ["|=", "ISTANBUL", ["istanbul"]],
  ["|=", "İSTANBUL", ["İstanbul"]],
  ["~=", "ÉTÉ", ["été"]],
  ["==", "été", ["été"]],
  ["*=", "x".repeat(255), []],
])("%s %j hides what it says, in exactly this case", async (kind, pattern, hidden) => {
  expect(await hiddenBy(kind, pattern)).toEqual(hidden);
});

test("the program or chosen name is compared as it was given, the login never with that of somebody without account", async () => {
  const zoe = await createMember("Zoé");
  const here = await createChannel("by-whom");
  await createPost("one", { in: here, by: zoe, userAgent: "Fire<fox> 1" });
  await createPost("two", { in: here, userAgent: "Zo&eacute; & co" });
  const left = async (target: Target, kind: Kind, pattern: string) => (await listPosts({ ...everybody, except: [conditionOf({ target, kind, pattern })] }, here.id, { take: 9 })).map(({ number }) => number);
  expect(await left("ua", "*=", "<fox>")).toEqual([2]);
  expect(await left("ua", "*=", "&")).toEqual([1]);
  expect(await left("author", "==", "Zoé")).toEqual([2]);
  expect(await left("author", "==", "zoé")).toEqual([2, 1]);
  expect(await left("author", "|=", "ZOÉ")).toEqual([2]);
  expect(await left("author", "*=", "")).toEqual([2]);
});

test("what the staff hid is compared with no filter: whether it matches would tell what it said", async () => {
  const here = await createChannel("guessed");
  const post = await createPost("a secret word", { in: here });
  await hidePost((await createMember("mona", { role: "MODERATOR" })).actor, await postId(post, here));
  for (const pattern of ["a", "b"]) expect(await listPosts({ ...everybody, except: [conditionOf({ target: "message", kind: "^=", pattern })] }, here.id, { take: 5 })).toMatchObject([{ number: 1, raw: "[hidden]" }]);
});

test("what is hidden makes room: as many posts come as were asked for, the newest that are left", async () => {
  const here = await createChannel("refilled");
  for (let number = 1; number <= 20; number++) await createPost(number % 2 ? "odd" : "even", { in: here });
  const reader = { ...everybody, except: [conditionOf({ target: "message", kind: "==", pattern: "even" })] };
  expect((await listPosts(reader, here.id, { take: 5 })).map(({ number }) => number)).toEqual([19, 17, 15, 13, 11]);
  expect((await listPosts(reader, here.id, { take: 5, after: 16 })).map(({ number }) => number)).toEqual([19, 17]);
});
