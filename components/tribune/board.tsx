"use client";

import { Composer, type ComposerProperties } from "@/components/tribune/composer";
import { EditForm } from "@/components/tribune/edit-form";
import { PostLine } from "@/components/tribune/post-line";
import { PostLog } from "@/components/tribune/post-log";
import { usePosts } from "@/components/tribune/use-posts";
import { useShownTime } from "@/components/tribune/use-shown-time";
import { readSecond, seemsYoung } from "@/lib/tribune/editing/policy";
import type { Editable } from "@/lib/tribune/editing/queries";
import { concernsIn } from "@/lib/tribune/feed/concern";
import type { FeedPost } from "@/lib/tribune/feed/post";

export type BoardProperties = {
  path: string;
  login: string | null;
  posts: FeedPost[];
  pollEvery: number;
  /** What clocks show as the page is made, and for how many minutes one's own posts can be edited. */
  clock: { second: string; timeZone: string; editMinutes: number };
  composer?: Omit<ComposerProperties, "texts" | "onPosted"> | undefined;
  editing: Editable | null;
  texts: ComposerProperties["texts"];
};

export function Board({ path, login, posts: given, pollEvery, clock, composer, editing, texts }: BoardProperties) {
  const { posts, add } = usePosts(path, given, pollEvery);
  const concernOf = concernsIn({ path, login, posts });
  const now = useShownTime(readSecond(clock.second));
  return (
    <div className="grid gap-4">
      <PostLog empty={posts.length === 0} texts={texts}>
        {posts.map((post) => (
          <PostLine key={post.id} post={post} concern={concernOf(post)} texts={texts} timeZone={clock.timeZone} editable={post.owned && seemsYoung(post.created, { now, minutes: clock.editMinutes })} />
        ))}
      </PostLog>
      {composer && (
        <>
          {editing && <EditForm key={editing.number} {...composer} board={path} post={editing} texts={texts} onEdited={add} />}
          <div hidden={editing !== null}>
            <Composer {...composer} texts={texts} onPosted={add} />
          </div>
        </>
      )}
    </div>
  );
}
