import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanContent } from "@/lib/tribune/content";
import { nameEntities } from "@/lib/tribune/markup/escape";
import { parseMessage } from "@/lib/tribune/markup/parse";
import { renderRemote } from "@/lib/tribune/markup/render-remote";
import { actionIn, renderWeb } from "@/lib/tribune/markup/render-web";

const web = (raw: string) => renderWeb(parseMessage(raw));
const remote = (raw: string) => renderRemote(parseMessage(raw));
const link = (address: string, label: string) => `<a href="${address}" class="external" rel="nofollow noopener noreferrer ugc">[${label}]</a>`;
const pointer = (clock: string) => `<span class="pointer">${clock}</span>`;

describe("markup", () => {
  test.each([
    ["a<b>b", "a<b>b</b>"],
    ["</b>x", "x"],
    ["<b><i>x</b>y</i>", "<b><i>x</i></b>y"],
    ["<b></b>", ""],
    ["<b><i></i></b>", ""],
    ["x<b>", "x"],
    ["<B>x</B>", "&#60;B&#62;x&#60;/B&#62;"],
    ["<code><b>x</b> 12:34</code>", "<code>&#60;b&#62;x&#60;/b&#62; 12:34</code>"],
    ["<code>http://a.b/c", "<code>http://a.b/c</code>"],
    ["<b><code></b></code>x", "<b><code>&#60;/b&#62;</code>x</b>"],
    ["<m>A - T</m>", "====&#62; <b>Moment A - T</b> &#60;===="],
    ["<u>a</u><s>b</s><tt>c</tt>", "<u>a</u><s>b</s><tt>c</tt>"],
    ["&amp;", "&#38;amp;"],
    ['<b class="x">', "&#60;b class=&#34;x&#34;&#62;"],
    ["moules< coin", "moules&#60; coin"],
    ["one\ntwo", "one\ntwo"],
  ])("%j is shown as %j", (raw, shown) => {
    expect(web(raw)).toBe(shown);
  });

  test("a tag around an address is text, the address is a link", () => {
    expect(web('<a href="http://x.example/">y</a>')).toBe(`&#60;a href=&#34;${link("http://x.example/", "x.example")}&#34;&#62;y&#60;/a&#62;`);
  });

  test("a remote client gets a tab as a blank", () => {
    expect(remote("a\tb")).toBe("a b");
  });
});

describe("links", () => {
  test.each([
    ["(http://a.b/c)", "http://a.b/c"],
    ["(see http://x/a(b)c)", "http://x/a(b)c"],
    ["(voir https://a.b/Chat_(animal)) ok", "https://a.b/Chat_(animal)"],
    ["https://a.b/Chat_(animal)", "https://a.b/Chat_(animal)"],
    ["lire «https://example.org/a» demain", "https://example.org/a"],
    ["«https://example.org/a», dit-elle", "https://example.org/a"],
    ["“https://example.org/a”", "https://example.org/a"],
    ["“https://example.org/a”—oui", "https://example.org/a"],
    ["https://example.org/a…", "https://example.org/a"],
    ["https://example.org/a» et", "https://example.org/a"],
    ["(done) http://x/a_(b)", "http://x/a_(b)"],
    ["[http://a.b/c]", "http://a.b/c"],
    ['"http://a.b/c"', "http://a.b/c"],
    ["<b>http://a.b/c</b>", "http://a.b/c"],
    ["look: http://a.b/c.", "http://a.b/c"],
    ["http://a.b/c?!", "http://a.b/c"],
    ["http://a.b/c;: d", "http://a.b/c"],
    ["http://a.b/été more", "http://a.b/été"],
    ["svn+ssh://a.b/c", "svn+ssh://a.b/c"],
    ["git+ssh://a.b/c", "git+ssh://a.b/c"],
    ["chrome://about", "chrome://about"],
    ["http://a.b/12:34:56", "http://a.b/12:34:56"],
    ["http://a.b/?a=1&b=2", "http://a.b/?a=1&#38;b=2"],
  ])("of %j, %s is the link", (raw, address) => {
    expect([...web(raw).matchAll(/<a href="([^"]*)"/g)].map((found) => found[1])).toEqual([address]);
  });

  test.each(["javascript:alert(1)", "HTTP://a.b/", "http://", "http://.", "mailto:a@b", "data:text/html,x"])("%j is no link", (raw) => {
    expect(web(raw)).not.toContain("<a ");
  });

  test.each([
    ["http://x/a.tar.gz", "tgz", "tgz"],
    ["http://x/a.zip", "zip", "zip"],
    ["http://x/a.pdf", "pdf", "pdf"],
    ["http://localhost:3000/", "localhost", "localhost"],
    ["https://fr.wikipedia.org/wiki/Moule", "Moule@wikipedia", "Moule@wikipedia"],
    ["https://www.youtube.com/watch?v=1", "youtube", "youtube"],
    ["https://www.google.fr/", "google", "google"],
    ["https://www.liberation.fr/", "libe", "libe"],
    ["https://www.01net.com/", "01net", "01net"],
    ["https://linuxfr.org/board", "Dlfp", "Dlfp"],
    ["https://goat.cx/", "pas cliquer!", "pas cliquer!"],
    ["https://slashdot.org/", "/.", "/."],
    ["https://wiki.debian.org/", "wiki", "wiki"],
    ["http://somebody.free.fr/", "somebody@free", "somebody@free"],
    ["http://causerie.example/a", "causerie.example", "url"],
    ["https://causerie.example/a", "causerie.example", "https"],
    ["ftp://causerie.example/a", "causerie.example", "ftp"],
    ["http://linux.example@evil.example/", "evil.example", "url"],
  ])("%s is called %s on the web and %s in remote clients", (address, onTheWeb, elsewhere) => {
    expect(web(address)).toBe(link(address, onTheWeb));
    expect(remote(address)).toBe(`<a href="${address}">[${elsewhere}]</a>`);
  });
});

describe("clocks", () => {
  test.each([
    ["12:34 yes", `${pointer("12:34")} yes`],
    ["12:34:56", pointer("12:34:56")],
    ["123456", pointer("123456")],
    ["1234", "1234"],
    ["24:00", "24:00"],
    ["9:30", "9:30"],
    ["12:60", "12:60"],
    ["112:34", "112:34"],
    ["1234567", "1234567"],
    ["12:34:56²", pointer("12:34:56²")],
    ["12:34:56¹⁰", pointer("12:34:56¹⁰")],
    ["123456²", pointer("123456²")],
    ["12:34:56^2", pointer("12:34:56^2")],
    ["12:34:56:12", pointer("12:34:56:12")],
    ["12:34²", `${pointer("12:34")}²`],
    ["12:34^2", `${pointer("12:34")}^2`],
    ["12:34:56:", "12:34:56:"],
    ["12:34@foo", pointer("12:34@foo")],
    ["12:34:56@foo", pointer("12:34:56@foo")],
    ["12:34:56²@dlfp.", `${pointer("12:34:56²@dlfp")}.`],
    ["12:34²@foo", `${pointer("12:34")}²@foo`],
    ["12:34@ 12:34@é", "12:34@ 12:34@é"],
    ["01/02#12:34:56", pointer("01/02#12:34:56")],
    ["2012/01/02#12:34:56^2", pointer("2012/01/02#12:34:56^2")],
    ["2012-01-02T12:34:56", pointer("2012-01-02T12:34:56")],
    ["2012-01-02 12:34@foo", pointer("2012-01-02 12:34@foo")],
    ["13/02#12:34:56", `13/02#${pointer("12:34:56")}`],
    ["#42", pointer("#42")],
    ["(#42@foo)", `(${pointer("#42@foo")})`],
    ["#042 #4a a#42 ##42 #1234567890", "#042 #4a a#42 ##42 #1234567890"],
    ["12:34:56 12:34:57", `${pointer("12:34:56")} ${pointer("12:34:57")}`],
  ])("%j is shown as %j", (raw, shown) => {
    expect(web(raw)).toBe(shown);
  });

  test("a remote client gets them as they were typed", () => {
    for (const typed of ["12:34:56² yes", "01/02#12:34:56@foo", "#42", "[:uxam]", "/me yes"]) expect(remote(typed)).toBe(typed);
  });

  test("one that means a post is a link to it, one that means none is not", () => {
    const targets = new Map([[1, "/tribune/#post-7"]]);
    expect(renderWeb(parseMessage("12:34 <b>12:35</b> #9"), { targets })).toBe(`${pointer("12:34")} <b><a href="/tribune/#post-7" class="pointer">12:35</a></b> ${pointer("#9")}`);
  });
});

describe("totoz", () => {
  const smileyAddress = "https://totoz.example/{0}.gif";
  const shown = (raw: string) => renderWeb(parseMessage(raw), { smileyAddress });
  const totoz = (address: string, name: string) => `<a href="https://totoz.example/${address}.gif" class="smiley" rel="nofollow noopener noreferrer">[:${name}]</a>`;

  test.each([
    ["[:uxam]", totoz("uxam", "uxam")],
    ["[:Uxam-2_@ b:3]", totoz("Uxam-2_%40%20b%3A3", "Uxam-2_@ b:3")],
    ["a[:uxam][:uxam]", `a${totoz("uxam", "uxam")}${totoz("uxam", "uxam")}`],
    ["[:12:34]", totoz("12%3A34", "12:34")],
    ["[:é] [::x] [:] [: ] [:a", "[:é] [::x] [:] [: ] [:a"],
    ["<code>[:uxam]</code>", "<code>[:uxam]</code>"],
  ])("%j is shown as %j", (raw, expected) => {
    expect(shown(raw)).toBe(expected);
  });
});

test("what somebody does is shown without the word that says so", () => {
  expect(["/me eats", "/me  eats", "/me ", "/me \n", "/mex", " /me eats"].map(actionIn)).toEqual(["eats", " eats", null, null, null, null]);
});

test("where the settings want it, links show their address, as far as there is room", () => {
  const address = `https://linuxfr.org/${"x".repeat(120)}`;
  const label = `linuxfr.org/${"x".repeat(88)}`;
  expect(renderRemote(parseMessage(address), { wholeAddresses: true })).toBe(`<a href="${address}">${label}</a>`);
  expect(renderWeb(parseMessage(address), { wholeAddresses: true })).toContain(`>${label}</a>`);
});

describe("whatever is typed", () => {
  const typed = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(
        fc.constantFrom(
          "<b>",
          "</b>",
          "<i>",
          "</i>",
          "<code>",
          "</code>",
          "<m>",
          "</m>",
          "<tt>",
          "<a href=",
          '"',
          "'",
          "<",
          ">",
          "&",
          "&amp;",
          "]]>",
          "http://a.b/",
          "https://",
          "12:34:56",
          "²",
          "@",
          "(",
          ")",
          "[:x]",
          " ",
          "é",
          "\u0000",
          "\ud800",
          "\ufffe",
          "<script>",
          "\t",
          "\n",
        ),
      )
      .map((parts) => parts.join("")),
  );

  test("both renders are well-formed and hold no markup but ours", () => {
    fc.assert(
      fc.property(typed, (raw) => {
        const message = parseMessage(cleanContent(raw));
        expectWellFormed(nameEntities(renderRemote(message)));
        expectWellFormed(renderWeb(message));
      }),
      { numRuns: 2000 },
    );
  });

  test("what was typed is still there to read, save for the tags", () => {
    const plain = fc.string({ unit: "grapheme" }).filter((text) => !/[<&"/:]/.test(text));
    fc.assert(
      fc.property(plain, (raw) => {
        expect(renderRemote(parseMessage(cleanContent(raw))).replaceAll("&#62;", ">")).toBe(cleanContent(raw).replaceAll("\t", " "));
      }),
    );
  });

  test("tags within tags end before parsers give up", () => {
    expectWellFormed(remote(`${"<b>".repeat(600)}x`));
    expect(remote(`${"<b>".repeat(600)}x`).match(/<b>/g)?.length).toBeLessThan(150);
  });
});

function expectWellFormed(markup: string) {
  const open: string[] = [];
  const rest = markup.replace(/<(\/?)(b|i|u|s|tt|code|span|a)((?: (?:href|class|rel)="[^"<>]*")*)>/g, (_, closing, tag) => {
    if (closing) expect(open.pop()).toBe(tag);
    else open.push(tag);
    return "";
  });
  expect(open).toEqual([]);
  expect(rest.replace(/&(?:amp|lt|gt|quot|#38|#60|#62|#34);/g, "")).not.toMatch(/[<>&]|(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u);
}
