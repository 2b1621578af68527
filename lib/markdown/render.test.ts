import fc from "fast-check";
import { expect, test } from "vitest";
import { renderMarkdown } from "@/lib/markdown/render";
import { withWholeAddresses } from "@/lib/markdown/whole-addresses";
import { sanitiseMarkdown } from "@/lib/security/sanitise";

test.each([
  ["**much** and _some_ and ~~none~~", "<p><strong>much</strong> and <em>some</em> and <s>none</s></p>"],
  ["one\ntwo", "<p>one<br />\ntwo</p>"],
  ["# Me\n\n#### More", "<h3>Me</h3>\n<h4>More</h4>"],
  ["### Me\n\n#### More\n\n# Last", "<h3>Me</h3>\n<h4>More</h4>\n<h3>Last</h3>"],
  ["3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'],
  ["> said\n\n`code`", "<blockquote>\n<p>said</p>\n</blockquote>\n<p><code>code</code></p>"],
  ["```js\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"],
])("%j becomes %s", (text, html) => {
  expect(renderMarkdown(text).trim()).toBe(html);
});

test("a bare address becomes a link that vouches for nobody", () => {
  expect(renderMarkdown("see https://causerie.example/a?b=1&c=2")).toContain('<a href="https://causerie.example/a?b=1&amp;c=2" rel="nofollow noopener ugc">');
});

test.each(["<script>alert(1)</script>", '<img src="x" onerror="alert(1)">', '<b onclick="x">y</b>', "<!-- x -->", '<p style="color:red">x</p>'])("HTML in it stays text: %s", (text) => {
  expect(tagsOf(renderMarkdown(text)).filter(([name]) => !["p", "a"].includes(name))).toEqual([]);
  expect(renderMarkdown(text)).toContain("&lt;");
});

test.each(["[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,x)", "[x](vbscript:x)", "[x](//evil.example)", "[x](file:///etc/passwd)", "[x](&#106;avascript:alert(1))"])("%s leads nowhere", (text) => {
  expect(renderMarkdown(text)).toMatch(/^<p>\[x\]\([^<]+\)<\/p>\n$/);
});

test.each([
  ["[x](//evil.example/path)", "<p>[x](//evil.example/path)</p>"],
  ["see //evil.example/path there", "<p>see //evil.example/path there</p>"],
  ["![x](//evil.example/cat.png)", "<p>![x](//evil.example/cat.png)</p>"],
  ["[x](tel:112) <tel:112> [y](ftp://evil.example)", "<p>[x](tel:112) &lt;tel:112&gt; [y](ftp://evil.example)</p>"],
  ["[x][there]\n\n[there]: //evil.example", "<p>[x][there]</p>\n<p>[there]: //evil.example</p>"],
  ["[a **word**]() of mine", "<p>a <strong>word</strong> of mine</p>"],
  ["[x](/members)", '<p><a href="/members" rel="nofollow noopener ugc">x</a></p>'],
  ["[x](members/bob) [y](?q=1) [z](#there)", "<p>[x](members/bob) [y](?q=1) [z](#there)</p>"],
  ["[x](./bob) [y](../bob)", "<p>[x](./bob) [y](../bob)</p>"],
  ["[x](mailto:bob@example.org)", '<p><a href="mailto:bob@example.org" rel="nofollow noopener ugc">x</a></p>'],
  ["[x](HTTPS://causerie.example)", '<p><a href="HTTPS://causerie.example" rel="nofollow noopener ugc">x</a></p>'],
])("no link is without an address: %j becomes %s", (text, html) => {
  expect(renderMarkdown(text).trim()).toBe(html);
});

test("a picture is a link to it, and within a link only its words", () => {
  expect(renderMarkdown("![a cat](https://elsewhere.example/cat.png)")).toBe('<p><a href="https://elsewhere.example/cat.png" rel="nofollow noopener ugc">a cat</a></p>\n');
  expect(renderMarkdown("![](https://elsewhere.example/cat.png)")).toContain(">https://elsewhere.example/cat.png</a>");
  expect(renderMarkdown("[![a cat](https://elsewhere.example/cat.png)](https://there.example)")).toBe('<p><a href="https://there.example" rel="nofollow noopener ugc">a cat</a></p>\n');
});

test("whatever is written, nothing comes out but our elements and attributes, and no link within a link", () => {
  const allowed = new Set("a blockquote br code em h3 h4 hr li ol p pre s strong table tbody td th thead tr ul".split(" "));
  const pieces = fc.constantFrom(
    "[",
    "]",
    "(",
    ")",
    "![",
    "<",
    ">",
    "</a>",
    '"',
    "'",
    "`",
    "```\n",
    "*",
    "_",
    "~~",
    "#",
    " ",
    "\n",
    "\n\n",
    "|",
    "|-|\n",
    "- ",
    "1. ",
    "> ",
    "&",
    "&#x3c;",
    "\\",
    "javascript:",
    "http://x",
    "//y",
    "ftp:",
    "](",
    "a",
    "<img src=x onerror=y>",
    "<svg/onload=z>",
    "style=",
    "\u0000",
    "é",
    "😀",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
      ),
      (text) => {
        const html = renderMarkdown(text);
        let links = 0;
        for (const [name, attributes, closing] of tagsOf(html)) {
          expect(allowed.has(name), html).toBe(true);
          expect(attributes.trim().replace(/\s?\/$/, ""), html).toMatch(name === "a" && !closing ? /^href="(https?:[^"]*|mailto:[^"]*|\/(?!\/)[^"]*)" rel="nofollow noopener ugc"$/ : name === "ol" ? /^(start="\d+")?$/ : /^$/);
          links += name === "a" ? (closing ? -1 : 1) : 0;
          expect(links, html).toBeLessThanOrEqual(1);
        }
        expect(html.replace(/<\/?[a-z][^>]*>/g, "")).not.toContain("<");
      },
    ),
    { numRuns: 3000 },
  );
});

const rows = (columns: number, count: number) => `${"a|".repeat(columns)}\n${"-|".repeat(columns)}\n${"a\n".repeat(count)}`;

test("a table of up to a thousand cells is one", () => {
  const html = renderMarkdown(rows(25, 39));
  expect(html.match(/<t[dh]>/g)).toHaveLength(1000);
});

test.each([
  ["one with more cells", rows(25, 40)],
  ["one whose cells the writer left away", rows(2000, 5900)],
  ["one in a quotation", rows(25, 40).replace(/^/gm, "> ")],
  ["one in a list", `- item\n\n${rows(25, 40).replace(/^/gm, "  ")}`],
])("a larger table stays as written: %s", (_case, text) => {
  const html = renderMarkdown(text);
  expect(html).not.toContain("<table>");
  expect(html).toContain("a|a|a|");
});

test("all tables of a text share the limit, and what stands around them is rendered", () => {
  const html = renderMarkdown(`**one**\n\n${rows(25, 30)}\n${rows(25, 30)}\n**two**`);
  expect(html.match(/<table>/g)).toHaveLength(1);
  expect(html).toMatch(/<strong>one<\/strong>.*<strong>two<\/strong>/s);
});

test.each(["*a* ", "- a\n", "a\n", "a\n\n", "> a\n\n", "[a](/b) ", "http://a.b ", "`a` ", "&", "# a\n", "a|b\n-|-\n\n"])("twenty thousand characters of %j make at most five times as many", (piece) => {
  const text = piece.repeat(20_000 / piece.length);
  expect(renderMarkdown(text).length).toBeLessThanOrEqual(5 * text.length + 20);
});

test("a text that asks for too many elements stays as written", () => {
  expect(renderMarkdown("*a* ".repeat(5000))).toBe(`<pre>${"*a* ".repeat(5000).trim()}\n</pre>\n`);
  expect(renderMarkdown(`*a* <b>"&\n${"*a* ".repeat(4000)}`)).toMatch(/^<pre>\*a\* &lt;b&gt;"&amp;\n\*a\* /);
});

test("the sanitiser would leave a text that stays as written alone", () => {
  const html = renderMarkdown(`<script>"'&amp;\n${"*a* ".repeat(4000)}`);
  expect(sanitiseMarkdown(html)).toBe(html);
});

test("addresses of the site become whole for mails and programs, and nothing that looks like one", () => {
  const html = renderMarkdown('[x](/members/bob) `<a href="/y">` "href="/z');
  expect(withWholeAddresses(html)).toContain('<a href="http://localhost:3000/members/bob" rel');
  expect(withWholeAddresses(html).match(/localhost/g)).toHaveLength(1);
});

test("deep nesting and long lines are rendered in no time", () => {
  for (const text of [">".repeat(10_000), "[".repeat(10_000), "*a_".repeat(3000), "`".repeat(9999), "![".repeat(5000), "- ".repeat(5000), `${"|a".repeat(2000)}|\n${"|-".repeat(2000)}|\n${"|".repeat(5000)}`]) {
    expect(renderMarkdown(text).length).toBeLessThan(1_000_000);
  }
});

function tagsOf(html: string): [name: string, attributes: string, closing: boolean][] {
  return [...html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/gi)].map(([, slash, name = "", attributes = ""]) => [name, attributes, slash === "/"]);
}
