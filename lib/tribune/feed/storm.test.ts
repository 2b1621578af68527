import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { createMember, type TestMember } from "@/lib/testing/members";
import { choose } from "@/lib/testing/settings";
import { openStream } from "@/lib/testing/streams";
import { createChannel, createPost, participantOf, postId } from "@/lib/testing/tribune";
import { editPost } from "@/lib/tribune/editing/commands";
import { answerFeed } from "@/lib/tribune/feed/answer";
import { hidePost, unhidePost } from "@/lib/tribune/hiding/commands";
import { type ListedChannel, listPosts } from "@/lib/tribune/queries";
import { everybody } from "@/lib/tribune/reader";

const posted = 501;
const numbers = Array.from({ length: posted }, (_, rank) => rank + 1);

/** What happens to a post besides, by its number. */
const acts = {
  edited: (number: number) => number % 5 === 3 || number % 20 === 0,
  hidden: (number: number) => number % 10 === 0,
  shown: (number: number) => number % 20 === 0,
};

/** Posts all at once, and meanwhile edits some, hides some and shows some of these again. A last word tells readers that it is over. */
async function storm(channel: ListedChannel, [alice, mona]: [TestMember, TestMember]): Promise<void> {
  const talk = numbers.slice(0, -1).map(async (rank) => {
    const post = await createPost(`word ${rank}`, { in: channel, by: alice });
    const { number } = post;
    if (acts.edited(number)) await editPost(participantOf(alice), channel, { number, content: `better ${number}` });
    const id = await postId(post, channel);
    if (acts.hidden(number)) await hidePost(mona.actor, id);
    if (acts.shown(number)) await unhidePost(mona.actor, id);
  });
  await Promise.all(talk);
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

test("while five hundred posts come at once and some are edited, hidden and shown again, every reader gets each post and each change once", { timeout: 120_000 }, async () => {
  const channel = await createChannel("storm");
  const people: [TestMember, TestMember] = [await createMember("alice"), await createMember(undefined, { role: "MODERATOR" })];
  await choose("tribune.maximumLimit", 500);
  const readers = [7, 60, 1000].map((patience) => follow("storm", patience));
  const pollers = [poll("storm"), poll("storm")];
  await storm(channel, people);
  const posts = (await listPosts(everybody, channel.id, { take: posted })).toReversed();
  const changes = posts.filter(({ change, firstChange }) => change > firstChange).map(({ number, change }) => `${number}.${change}`);
  for (const { ids, board } of await Promise.all(readers)) {
    expect(ids.filter((id) => !id.includes(".")).map(Number)).toEqual(numbers);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(changes));
    expect([...board].toSorted(([one], [other]) => one - other)).toEqual(posts.map(({ number, webHtml }) => [number, webHtml]));
    for (const [number, words] of board) expect(/^better/.test(words)).toBe(acts.edited(number) && (!acts.hidden(number) || acts.shown(number)));
  }
  for (const seen of await Promise.all(pollers)) expect(seen).toEqual(numbers);
  expect(changes).toHaveLength(numbers.filter((number) => acts.edited(number) || acts.hidden(number)).length);
  expect(await db.channel.findUnique({ where: { id: channel.id } })).toMatchObject({ lastNumber: posted, lastChange: posted + Object.values(acts).flatMap((act) => numbers.filter(act)).length });
});
