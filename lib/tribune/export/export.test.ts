import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { createMember } from "@/lib/testing/members";
import { createChannel, createPost, participantOf, postId } from "@/lib/testing/tribune";
import { editPost } from "@/lib/tribune/editing/commands";
import { ownPosts } from "@/lib/tribune/export/queries";
import { hidePost } from "@/lib/tribune/hiding/commands";

test("an archive holds what its member said in the words that stand now, also of hidden posts, and when they corrected it", async () => {
  const channel = await createChannel("kept-words", "Kept words");
  const [alma, mona] = [await createMember(), await createMember(undefined, { role: "MODERATOR" })];
  for (const content of ["as it is", "helo"]) await createPost(content, { in: channel, by: alma });
  await createPost("of somebody else", { in: channel, by: mona });
  const { editedAt } = await editPost(participantOf(alma), channel, { number: 2, content: "hello" });
  await hidePost(mona.actor, await postId({ number: 2 }, channel));
  const posts = await db.$transaction(async (tx) => {
    const found = [];
    for await (const post of ownPosts(tx, alma.id)) found.push(post);
    return found;
  });
  expect(posts).toMatchObject([
    { channel: "kept-words", number: 1, raw: "as it is", editedAt: null, hiddenAt: null },
    { number: 2, raw: "hello", editedAt, hiddenAt: expect.any(Date) },
  ]);
});
