"use client";

import { Composer, type ComposerProperties } from "@/components/tribune/composer";
import { PostLine } from "@/components/tribune/post-line";
import { usePosts } from "@/components/tribune/use-posts";
import { EmptyState } from "@/components/ui/page";
import { concernsIn } from "@/lib/tribune/feed/concern";
import type { FeedPost } from "@/lib/tribune/feed/post";

type Properties = {
  path: string;
  /** Who reads, if somebody is signed in. */
  login: string | null;
  posts: FeedPost[];
  /** Milliseconds between two looks for something new, while nothing tells. */
  pollEvery: number;
  composer?: Omit<ComposerProperties, "texts" | "onPosted"> | undefined;
  texts: ComposerProperties["texts"];
};

export function Board({ path, login, posts: given, pollEvery, composer, texts }: Properties) {
  const { posts, add } = usePosts(path, given, pollEvery);
  const concernOf = concernsIn({ path, login, posts });
  return (
    <div className="grid gap-4">
      {/* Reversed columns keep the newest line in sight, and the reader's place once they scroll away from it, without a script. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <div role="log" aria-label={texts.log} tabIndex={0} className="flex h-[60dvh] min-h-64 flex-col-reverse overflow-y-auto rounded-xl border border-line bg-surface font-mono text-sm">
        <ol className="py-2">
          {posts.map((post) => (
            <PostLine key={post.id} post={post} concern={concernOf(post)} texts={texts.concerns} />
          ))}
        </ol>
        {posts.length === 0 && (
          <div className="m-4">
            <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>
          </div>
        )}
      </div>
      {composer && <Composer {...composer} texts={texts} onPosted={add} />}
    </div>
  );
}
