import fc from "fast-check";
import { expect, test } from "vitest";
import { readXml } from "@/lib/testing/xml";
import { cleanContent } from "@/lib/tribune/content";
import { type FormatName, formats } from "@/lib/tribune/feed/formats";
import { programName } from "@/lib/tribune/identity/info";
import { parseMessage } from "@/lib/tribune/markup/parse";
import { renderRemote } from "@/lib/tribune/markup/render-remote";
import { renderWeb } from "@/lib/tribune/markup/render-web";
import type { ListedPost } from "@/lib/tribune/queries";
import { everybody } from "@/lib/tribune/reader";

const signs = [
  "<b>",
  "</b>",
  "<code>",
  "</code>",
  "<m>",
  "<a href=",
  '"',
  "'",
  "<",
  ">",
  "&",
  "&amp;",
  "]]>",
  "<!--",
  "<?x",
  "http://a.b/?c&d",
  "12:34:56²",
  "#1@x",
  "[:x]",
  "/me ",
  " ",
  "é",
  "\u0000",
  "\ud800",
  "\ufffe",
  "\u2028",
  "\t",
  "\r",
  "\n",
  "🦪",
];
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.constantFrom(...signs)).map((parts) => parts.join("")),
);

const post = fc.record({ typed: text, program: text, login: fc.option(fc.string({ unit: "grapheme-composite" })), number: fc.integer({ min: 1 }), rank: fc.integer({ min: 1, max: 99 }) }).map(({ typed, program, login, ...rest }) => {
  const raw = cleanContent(typed);
  const message = parseMessage(raw);
  const told = { login: login === null ? null : cleanContent(login).replace(/[\t\n]/g, ""), info: programName(program, 3) };
  const made = { raw, webHtml: renderWeb(message), remoteMarkup: renderRemote(message), second: "20261120193051", postedAt: new Date(0) };
  return { ...rest, ...told, ...made, change: rest.number, authorId: null } as ListedPost;
});
const posts = fc.array(post, { maxLength: 5 });

function shown(format: FormatName, given: ListedPost[]) {
  return formats[format].render(given, everybody, { limit: 50, direction: "asc", after: undefined, width: 90 });
}

test.each(["xml", "crap"] as const)("whatever is posted, the %s is well-formed and says who said it", (format) => {
  fc.assert(
    fc.property(posts, (given) => {
      const seen = readXml(shown(format, given));
      const texts = (name: string) => seen.filter((element) => element.name === name).map((element) => element.text);
      expect(seen.filter(({ name }) => name === "post").map(({ attributes }) => attributes)).toEqual(given.map(({ number, second }) => ({ id: String(number), time: second })));
      expect(texts("info")).toEqual(given.map(({ info }) => info));
      expect(texts("login")).toEqual(given.map(({ login }) => login ?? ""));
      expect(texts("message")).toHaveLength(given.length);
    }),
    { numRuns: 500 },
  );
});

test("no text in the XML holds a bare sign that ends an old client’s reading", () => {
  fc.assert(
    fc.property(posts, (given) => {
      expect(shown("xml", given).replace(/<\/?[a-z]+(?: [a-z]+="[^"<>]*")*>|^<\?xml [^>]*\?>/g, "")).not.toMatch(/[<>]/);
    }),
  );
});

test("whatever is posted, a line of the TSV has exactly five fields, and there is one for each post", () => {
  fc.assert(
    fc.property(posts, (given) => {
      const lines = shown("tsv", given).split("\n");
      expect(lines.pop()).toBe("");
      expect(lines.map((line) => line.split("\t").length)).toEqual(given.map(() => 5));
      expect(lines.map((line) => Number(line.split("\t")[0]))).toEqual(given.map(({ number }) => number));
    }),
  );
});

test("whatever a post of earlier days holds, no field of the TSV holds a control or a sign that breaks a line", () => {
  const odd = fc.constantFrom("\u2028", "\u2029", "\u0085", "\v", "\f", "\r", "\u001f", "\u0080", "\u009f", "a");
  const words = fc.array(odd).map((parts) => parts.join(""));
  fc.assert(
    fc.property(words, words, words, (info, login, remoteMarkup) => {
      const given = { number: 1, second: "20261120193051", info, login, remoteMarkup } as ListedPost;
      expect(shown("tsv", [given]).slice(0, -1).replaceAll("\t", "")).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test("whatever is posted, the JSON is in ASCII and gives back what was rendered", () => {
  fc.assert(
    fc.property(posts, (given) => {
      const written = shown("json", given);
      expect(written).toMatch(/^[\x20-\x7e]*$/);
      expect(JSON.parse(written).map((each: { web_render: string }) => each.web_render)).toEqual(given.map(({ webHtml }) => webHtml));
    }),
  );
});

test("whatever is posted, plain text keeps to its width and loses no letter", () => {
  const letters = (typed: string) => typed.replace(/[ \t\n]/g, "");
  fc.assert(
    fc.property(post, (given) => {
      const lines = shown("plain", [given]).split("\n").slice(0, -1);
      const widths = new Set(lines.map((line) => [...line].length));
      expect(widths.size).toBe(1);
      const identity = given.login ? `<${given.login}>` : [...given.info].slice(0, 30).join("");
      const column = 10 + 3 + Math.max(10, [...identity].length) + 3;
      expect(letters(lines.map((line) => [...line].slice(column).join("")).join(""))).toBe(letters(given.raw));
    }),
  );
});
