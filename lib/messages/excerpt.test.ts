import { expect, test } from "vitest";
import { excerptOf } from "@/lib/messages/excerpt";

test.each([
  ["**At four**, at the ~~shop~~ `corner`?", "At four, at the shop corner?"],
  ["# Plans\n\n- tea\n- cake", "Plans tea cake"],
  ["> > said\n> again\n\nYes.", "said again Yes."],
  ["see [the list](https://a.example/x) or ![a cat](/cat.png)", "see the list or a cat"],
  ["```js\nlet a = 1\n```", "let a = 1"],
  ["2 * 3 is #6, a-b, snake_case, 5 > 4 and [brackets]", "2 * 3 is #6, a-b, snake_case, 5 > 4 and [brackets]"],
])("a list shows the words of %j", (body, words) => {
  expect(excerptOf(body)).toBe(words);
});
