import fc from "fast-check";
import { expect, test } from "vitest";
import { sanitise } from "@/lib/security/sanitise";
import { parseMessage } from "@/lib/tribune/markup/parse";
import { renderWeb } from "@/lib/tribune/markup/render-web";

test.each([
  ["<script>alert(1)</script>", "<script"],
  ['<img src="x" onerror="alert(1)">', "<img"],
  ['<b onclick="alert(1)">x</b>', "onclick"],
  ['<a href="javascript:alert(1)">x</a>', "javascript:"],
  ['<a href="//evil.example">x</a>', "//evil.example"],
  ['<a href="data:text/html,x">x</a>', "data:"],
  ["<svg><style>*{}</style></svg>", "<svg"],
  ['<span style="position:fixed">x</span>', "style"],
  ['<span class="fixed">x</span>', "fixed"],
])("%s loses what could do harm", (html, harm) => {
  expect(sanitise(html)).not.toContain(harm);
});

test("what our own renderer makes passes unchanged, whatever was typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (typed) => {
      const html = renderWeb(parseMessage(typed.replace(/[^\n\P{Cc}]/gu, "")));
      expect(sanitise(html)).toBe(html);
    }),
    { numRuns: 2000, examples: [['<b><i>x</b>y</i> http://x/a?b=1&c="d" <code>&amp; <b></code> 12:34:56² <m>A - T</m>'], ['svn+ssh://x/y (http://a.b/c) & < > "']] },
  );
});
