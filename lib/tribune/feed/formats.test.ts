import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { createMember } from "@/lib/testing/members";
import { createChannel, createPost, movePost } from "@/lib/testing/tribune";
import { answerFeed } from "@/lib/tribune/feed/answer";
import { type FormatName, formats } from "@/lib/tribune/feed/formats";

const slug = "formats";

async function ask(format: FormatName, { query = "", viewer = null }: { query?: string; viewer?: Actor | null } = {}) {
  return answerFeed(viewer, new Request(`http://localhost:3000/tribune/${slug}/remote/${format}/?${query}`), { slug, format });
}

const read = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).text();

beforeAll(async () => {
  const channel = await createChannel(slug);
  const superman = await createMember("superman");
  const first = await createPost("moules< coin", { in: channel, userAgent: 'Bond <James> & "co"' });
  const second = await createPost("19:30:50 hello & <you> <b>bold</b> http://example.com/a.pdf?a=1&b=2\tété\n>o_/", { in: channel, by: superman });
  const third = await createPost("yes", { in: channel, by: superman, userAgent: "" });
  await movePost(first, channel, { postedAt: new Date("2026-11-20T18:30:50.100Z"), second: "20261120193050", rank: 1 });
  await movePost(second, channel, { postedAt: new Date("2026-11-20T18:30:51.100Z"), second: "20261120193051", rank: 1 });
  await movePost(third, channel, { postedAt: new Date("2026-11-20T18:30:51.900Z"), second: "20261120193051", rank: 2 });
});

const message = '19:30:50 hello &amp; &lt;you&gt; <b>bold</b> <a href="http://example.com/a.pdf?a=1&amp;b=2">[pdf]</a> été\n&gt;o_/';

test("XML, to the byte", async () => {
  expect(await read("xml")).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<board site="http://localhost:3000">' +
      '<post id="3" time="20261120193051"><info>coward</info><login>superman</login><message>yes</message></post>' +
      `<post id="2" time="20261120193051"><info>Mozilla/5.0 (X11)</info><login>superman</login><message>${message}</message></post>` +
      '<post id="1" time="20261120193050"><info>Bond &lt;James&gt; &amp; &quot;co&quot;</info><login></login><message>moules&lt; coin</message></post></board>',
  );
});

test("crap XML, to the byte: an element to the line", async () => {
  expect(await read("crap", { query: "limit=2" })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<board site="http://localhost:3000">
 <post id="3" time="20261120193051">
  <info>coward</info>
  <login>superman</login>
  <message>yes</message>
 </post>
 <post id="2" time="20261120193051">
  <info>Mozilla/5.0 (X11)</info>
  <login>superman</login>
  <message>${message}</message>
 </post>
</board>
`);
});

test("TSV, to the byte: five fields, and a blank for what would be more of them", async () => {
  expect(await read("tsv")).toBe(
    '1\t20261120193050\tBond <James> & "co"\t\tmoules&#60; coin\n' +
      '2\t20261120193051\tMozilla/5.0 (X11)\tsuperman\t19:30:50 hello &#38; &#60;you&#62; <b>bold</b> <a href="http://example.com/a.pdf?a=1&#38;b=2">[pdf]</a> été &#62;o_/\n' +
      "3\t20261120193051\tcoward\tsuperman\tyes\n",
  );
});

test("JSON, to the byte: in ASCII, newest first", async () => {
  expect(await read("json", { query: "last_id=2" })).toBe('[{"id":3,"created":"20261120193051","clock":"19:30:51","author__username":"superman","user_agent":"coward","web_render":"yes","clock_indice":2,"clockclass":"19305102","owned":false}]');
  expect(await read("json", { query: "limit=2" })).toMatch(/^\[\{"id":3,.*\\u00e9t\\u00e9\\n&#62;o_\/","clock_indice":1,"clockclass":"19305101","owned":false\}\]$/);
  expect(await read("json")).toMatch(/\{"id":1,"created":"20261120193050","clock":"19:30:50","author__username":null,"user_agent":"Bond <James> & \\"co\\"","web_render":"moules&#60; coin"/);
});

test("plain text, to the byte: three columns of ninety together", async () => {
  const line = (text: string) => `${text.padEnd(90)}\n`;
  expect(await read("plain")).toBe(
    line('19:30:50     Bond <James> & "co"   moules< coin') +
      line("19:30:51     <superman>            19:30:50 hello & <you> <b>bold</b>") +
      line("                                   http://example.com/a.pdf?a=1&b=2 été >o_/") +
      line("19:30:51²    <superman>            yes"),
  );
});

test("the width of plain text can be chosen; a word that is wider than its column is cut", async () => {
  const line = (text: string) => `${text.padEnd(50)}\n`;
  expect(await read("plain", { query: "table_width=50&limit=2" })).toBe(
    line("19:30:51     <superman>   19:30:50 hello & <you>") +
      line("                          <b>bold</b>") +
      line("                          http://example.com/a.pdf") +
      line("                          ?a=1&b=2 été >o_/") +
      line("19:30:51²    <superman>   yes"),
  );
  expect((await read("plain", { query: "table_width=99999" })).split("\n")[0]).toHaveLength(600);
  for (const width of ["abc", "0", "-5", ""]) expect((await read("plain", { query: `table_width=${width}` })).split("\n")[0]).toHaveLength(90);
});

test.each([
  ["plain", "text/plain; charset=utf-8"],
  ["xml", "application/xml; charset=utf-8"],
  ["crap", "application/xml; charset=utf-8"],
  ["json", "application/json; charset=utf-8"],
  ["tsv", "text/tab-separated-values; charset=utf-8"],
] as const)("%s says what it is, is kept by nobody, and may be read by pages of other sites", async (format, type) => {
  expect(Object.fromEntries((await ask(format)).headers)).toEqual({
    "content-type": type,
    pragma: "no-cache",
    "cache-control": "no-cache, no-store, must-revalidate, max-age=0",
    vary: "Cookie",
    "last-modified": "Fri, 20 Nov 2026 18:30:51 GMT",
    etag: expect.stringMatching(/^W\/"[\d-]+"$/),
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Last-Modified",
  });
});

test("where a client asks for no order, XML and JSON begin with the newest, plain text and TSV with the oldest", () => {
  expect(Object.entries(formats).map(([name, { direction }]) => [name, direction])).toEqual([
    ["plain", "asc"],
    ["xml", "desc"],
    ["crap", "desc"],
    ["json", "desc"],
    ["tsv", "asc"],
  ]);
});

test("a member's own posts are marked for that member only", async () => {
  const clark = await createMember("clark");
  await createPost("mine", { in: await createChannel(), by: clark });
  const owned = async (viewer: Actor | null) => {
    const answer = await answerFeed(viewer, new Request("http://localhost:3000/tribune/remote/json/"), { slug: "", format: "json" });
    return ((await answer.json()) as { owned: boolean }[]).map((post) => post.owned);
  };
  expect(await owned(clark.actor)).toEqual([true]);
  expect(await owned(null)).toEqual([false]);
});
