import { expect, test } from "vitest";
import { pageOf } from "@/lib/db/page";

test("an older page is led to only where one row more was found", () => {
  expect(pageOf([3, 2, 1], 2)).toEqual({ shown: [3, 2], last: 2 });
  expect(pageOf([2, 1], 2)).toEqual({ shown: [2, 1], last: undefined });
  expect(pageOf([], 2)).toEqual({ shown: [], last: undefined });
});
