import { expect, test } from "vitest";
import { concernsIn } from "@/lib/tribune/feed/concern";
import type { FeedPost } from "@/lib/tribune/feed/post";
import { parseMessage } from "@/lib/tribune/markup/parse";
import { renderWeb } from "@/lib/tribune/markup/render-web";

const path = "/tribune/garden/";

function post(id: number, typed: string, { owned = false, answers }: { owned?: boolean; answers?: string } = {}): FeedPost {
  const web_render = renderWeb(parseMessage(typed), { targets: new Map(answers ? [[0, answers]] : []) });
  return { id, created: "20261120193051", clock: "19:30:51", author__username: null, user_agent: "x", web_render, clock_indice: 1, clockclass: "19305101", owned };
}

function concernOf(typed: string, { login = null, answers }: { login?: string | null; answers?: string } = {}) {
  const asked = post(12, typed, answers ? { answers } : {});
  return concernsIn({ path, login, posts: [post(1, "mine", { owned: true }), post(11, "not mine"), asked] })(asked);
}

test("who wrote a post is told so, whatever else it says", () => {
  const own = post(1, "moules< 12:34", { owned: true, answers: `${path}#post-1` });
  expect(concernsIn({ path, login: null, posts: [own] })(own)).toBe("own");
});

test.each([
  [`${path}#post-1`, "answer"],
  [`${path}#post-11`, null],
  ["/tribune/#post-1", null],
  [undefined, null],
])("a clock that means %s concerns the writer of post 1 as %s", (answers, concern) => {
  expect(concernOf("12:34 yes", answers ? { answers } : {})).toBe(concern);
});

test.each([
  ["moules< hello", null, "call"],
  ["hello MOULES<", null, "call"],
  ["Superman< hello", "superman", "call"],
  ["hello superman<", "SuperMan", "call"],
  ["superman hello", "superman", null],
  ["notsuperman< hello", "superman", null],
  ["superman< hello", "man", null],
  ["a.b< hello", "a.b", "call"],
  ["axb< hello", "a.b", null],
  ["d&d< hello", "d&d", "call"],
  ["superman< hello", null, null],
])("%j calls %s: %s", (typed, login, concern) => {
  expect(concernOf(typed, { login })).toBe(concern);
});
