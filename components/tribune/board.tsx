"use client";

import { Composer, type ComposerProperties } from "@/components/tribune/composer";
import { PostLine } from "@/components/tribune/post-line";
import { PostLog } from "@/components/tribune/post-log";
import { usePosts } from "@/components/tribune/use-posts";
import { concernsIn } from "@/lib/tribune/feed/concern";
import type { FeedPost } from "@/lib/tribune/feed/post";

export type BoardProperties = {
  path: string;
  /** Who reads, if somebody is signed in. */
  login: string | null;
  posts: FeedPost[];
  /** Milliseconds between two looks for something new, while nothing tells. */
  pollEvery: number;
  composer?: Omit<ComposerProperties, "texts" | "onPosted"> | undefined;
  texts: ComposerProperties["texts"];
};

export function Board({ path, login, posts: given, pollEvery, composer, texts }: BoardProperties) {
  const { posts, add } = usePosts(path, given, pollEvery);
  const concernOf = concernsIn({ path, login, posts });
  return (
    <div className="grid gap-4">
      <PostLog empty={posts.length === 0} texts={texts}>
        {posts.map((post) => (
          <PostLine key={post.id} post={post} concern={concernOf(post)} texts={texts.concerns} />
        ))}
      </PostLog>
      {composer && <Composer {...composer} texts={texts} onPosted={add} />}
    </div>
  );
}
