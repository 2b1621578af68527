import { describe, expect, test } from "vitest";
import { createChannel, createPost } from "@/lib/testing/tribune";
import { concernsIn } from "@/lib/tribune/feed/concern";
import { formats } from "@/lib/tribune/feed/formats";
import { toFeedPost } from "@/lib/tribune/feed/json";
import { kinds, targets } from "@/lib/tribune/filters/rule";
import { parseMessage, referencesIn } from "@/lib/tribune/markup/parse";
import { everybody } from "@/lib/tribune/reader";
import { backends, calls, clocks, filterOrders, links, marks, orders, pictures } from "@/lib/tribune/readme/examples";
import { exampleOf } from "@/lib/tribune/rendering/forms";
import { readOrder } from "@/lib/tribune/slash/order";

describe("the help page keeps its word", () => {
  test.each(clocks)("as clocks, %s: every part of %j means a post", async (_name, raw) => {
    const references = referencesIn(parseMessage(raw));
    expect(references).toHaveLength(raw.split(" ").length);
    expect((await exampleOf(raw)).replace(/<span class="pointer">[^<]*<\/span>/g, "").trim()).toBe("");
  });

  test("the three ways of writing a rank mean the same", () => {
    const raw = clocks.find(([name]) => name === "rank")?.[1] ?? "";
    expect(new Set(referencesIn(parseMessage(raw)).map((reference) => JSON.stringify(reference))).size).toBe(1);
  });

  test.each(marks.filter(([name]) => name !== "other"))("as marks, %s: %j is dressed", async (_name, raw) => {
    expect(await exampleOf(raw)).toMatch(/<(b|i|u|s|tt|code)>/);
  });

  test("a tag that it calls other is text", async () => {
    const raw = marks.find(([name]) => name === "other")?.[1] ?? "";
    expect(await exampleOf(raw)).toBe("&#60;em&#62;coin&#60;/em&#62; &#38;amp;");
  });

  test.each([...links, ...pictures])("%s: %j links somewhere", async (_name, raw) => {
    expect(await exampleOf(raw)).toMatch(/<a href="[^"]+" class="(external|smiley)"/);
  });

  test("what it calls a call is one, and an action is what somebody does", async () => {
    const channel = await createChannel("help");
    const called = calls.filter(([name]) => name !== "action");
    for (const [, raw] of called) {
      const post = toFeedPost(everybody, await createPost(raw, { in: channel }));
      expect(concernsIn({ path: "/tribune/help/", login: "alice", posts: [post] })(post), raw).toBe("call");
    }
    expect(await exampleOf("/me coin")).toBe('<span class="action">coin</span>');
  });

  test("each order is one, of the kind that it is said to be", () => {
    const acts = Object.fromEntries(orders.map(([name, raw]) => [name, readOrder(raw)]));
    expect(acts).toEqual({
      name: { act: "name", name: "Bond James" },
      nick: { act: "name", name: "Bond James" },
      unname: { act: "name", name: "" },
      set: { act: "addRule", rule: { target: "message", kind: "*=", pattern: "coin" } },
      remove: { act: "dropRule", rule: { target: "message", kind: "*=", pattern: "coin" } },
      add: { act: "addRule", rule: { target: "author", kind: "==", pattern: "alice" } },
      del: { act: "dropRule", rule: { target: "author", kind: "==", pattern: "alice" } },
      off: { act: "off" },
      on: { act: "on" },
      reset: { act: "reset" },
      save: { act: "save" },
      load: { act: "load" },
      music: { act: "lastfm", user: "" },
      musicOf: { act: "lastfm", user: "alice" },
    });
  });

  test("every comparison and every target of a filter is shown", () => {
    const rules = filterOrders.map((raw) => readOrder(raw)).flatMap((order) => (order && "rule" in order ? [order.rule] : []));
    expect(rules).toHaveLength(filterOrders.length);
    expect(new Set(rules.map(({ kind }) => kind))).toEqual(new Set(kinds));
    expect(new Set(rules.map(({ target }) => target))).toEqual(new Set(targets));
  });

  test("every format of the backends is listed", () => {
    expect(backends.map(([name]) => name as string)).toEqual(expect.arrayContaining(Object.keys(formats)));
  });
});
