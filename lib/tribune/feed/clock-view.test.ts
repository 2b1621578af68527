import { beforeAll, expect, test } from "vitest";
import { createChannel, createPost, movePost } from "@/lib/testing/tribune";
import { answerClock } from "@/lib/tribune/feed/clock-view";
import { orRefusal } from "@/lib/tribune/remote/refusal";

const slug = "clocks";

function ask(clock: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost:3000/tribune/${slug}/clock/${clock}`, { headers });
  return orRefusal(request, () => answerClock(null, request, slug));
}

const ids = async (clock: string) => ((await (await ask(clock)).json()) as { id: number }[]).map(({ id }) => id);

beforeAll(async () => {
  const channel = await createChannel(slug);
  for (const [second, rank] of [
    ["20251120123400", 1],
    ["20251120123456", 1],
    ["20261120123456", 1],
    ["20261120123456", 2],
    ["20261120123500", 1],
  ] as const) {
    await movePost(await createPost("said", { in: channel }), channel, { postedAt: new Date(), second, rank });
  }
});

test.each([
  ["12:34", [1, 2, 3, 4]],
  ["12:34/", [1, 2, 3, 4]],
  ["12:34:56/", [2, 3, 4]],
  ["123456", [2, 3, 4]],
  ["1234", [1, 2, 3, 4]],
  ["12:34:56^2/", [4]],
  ["12:34:56%C2%B2", [4]],
  ["12:34:56:2", [4]],
  ["2025-11-20T12:34:56/", [2]],
  ["11201234", [1, 2, 3, 4]],
  ["1120123456/", [2, 3, 4]],
  ["202611201234", [3, 4]],
  ["20251120123456", [2]],
  ["12:36/", []],
  ["12:34/?limit=2", [3, 4]],
  ["12:34/?limit=2&direction=desc", [4, 3]],
])("the clock %s has these posts, of every day", async (clock, expected) => {
  expect(await ids(clock)).toEqual(expected);
});

test.each(["24:00", "12:60", "abcde", "1", "12345", "13201234", "12:34@other", "%E9", "#3"])("%j is no clock, which is said in plain text", async (clock) => {
  const answer = await ask(clock);
  expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([400, "text/plain; charset=utf-8", "Unvalid clock format, should be 00:00[:00][^1]"]);
});

test("there is never nothing new: who asks again is answered again", async () => {
  const first = await ask("12:34/");
  expect(first.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect((await ask("12:34/", { "If-Modified-Since": new Date().toUTCString() })).status).toBe(200);
});
