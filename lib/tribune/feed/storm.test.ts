import { expect, test } from "vitest";
import { createMember, type TestMember } from "@/lib/testing/members";
import { choose } from "@/lib/testing/settings";
import { openStream } from "@/lib/testing/streams";
import { createChannel, createPost, postId } from "@/lib/testing/tribune";
import { answerFeed } from "@/lib/tribune/feed/answer";
import { hidePost, unhidePost } from "@/lib/tribune/hiding/commands";
import type { ListedChannel } from "@/lib/tribune/queries";

const posted = 501;
const numbers = Array.from({ length: posted }, (_, rank) => rank + 1);

/** Posts all at once; meanwhile every tenth post is hidden, and every twentieth shown again. A last word tells readers that it is over. */
async function storm(channel: ListedChannel, mona: TestMember): Promise<void> {
  const acts = numbers.slice(0, -1).map(async (rank) => {
    const post = await createPost(`word ${rank}`, { in: channel });
    if (post.number % 10 !== 0) return;
    const id = await postId(post, channel);
    await hidePost(mona.actor, id);
    if (post.number % 20 === 0) await unhidePost(mona.actor, id);
  });
  await Promise.all(acts);
  await createPost("the end", { in: channel });
}

/** A reader by stream, who goes away after every so many events and comes back where they were. */
async function follow(slug: string, patience: number) {
  const ids: string[] = [];
  const board = new Map<number, string>();
  for (let over = false; !over; ) {
    const stream = await openStream(slug, { lastEventId: ids.at(-1) ?? "0" });
    for (let heard = 0; heard < patience && !over; heard++) {
      const event = await stream.next();
      if (!event) throw new Error("The stream ended before its time.");
      ids.push(event.id);
      board.set(event.post.id, event.post.web_render);
      over = event.post.web_render === "the end";
    }
    stream.leave();
  }
  return { ids, board };
}

/** A remote client that asks for what came after the last number it knows. */
async function poll(slug: string): Promise<number[]> {
  const seen: number[] = [];
  while (seen.length < posted) {
    const answer = await answerFeed(null, new Request(`http://localhost:3000/tribune/${slug}/remote/tsv/?limit=500&direction=asc&last_id=${seen.at(-1) ?? 0}`), { slug, format: "tsv" });
    const lines = answer.status === 200 ? (await answer.text()).trim().split("\n") : [];
    seen.push(...lines.map((line) => Number(line.split("\t")[0])));
    await new Promise(setImmediate);
  }
  return seen;
}

test("while five hundred people post at once and posts are hidden and shown again, every reader gets each post and each change once", { timeout: 120_000 }, async () => {
  const channel = await createChannel("storm");
  const mona = await createMember(undefined, { role: "MODERATOR" });
  await choose("tribune.maximumLimit", 500);
  const readers = [7, 60, 1000].map((patience) => follow("storm", patience));
  const pollers = [poll("storm"), poll("storm")];
  await storm(channel, mona);
  for (const { ids, board } of await Promise.all(readers)) {
    expect(ids.filter((id) => !id.includes(".")).map(Number)).toEqual(numbers);
    expect(new Set(ids).size).toBe(ids.length);
    expect(numbers.filter((number) => board.get(number) === "[hidden]")).toEqual(numbers.filter((number) => number % 20 === 10));
  }
  for (const seen of await Promise.all(pollers)) expect(seen).toEqual(numbers);
});
