"use client";

import { Composer, type ComposerProperties } from "@/components/tribune/composer";
import { EditForm } from "@/components/tribune/edit-form";
import { PostList } from "@/components/tribune/post-list";
import { type Followed, usePosts } from "@/components/tribune/use-posts";
import { useShownTime } from "@/components/tribune/use-shown-time";
import type { Editable } from "@/lib/tribune/editing/queries";
import type { FeedPost } from "@/lib/tribune/feed/post";

export type BoardProperties = {
  path: string;
  /** The address of the page: the board of a channel, with what was asked of it. */
  here: string;
  login: string | null;
  posts: FeedPost[];
  followed: Followed;
  /** When the page is made, the zone of its clocks, and for how many minutes one's own posts can be edited. */
  clock: { now: number; timeZone: string; editMinutes: number };
  composer?: Omit<ComposerProperties, "texts" | "onPosted"> | undefined;
  editing: Editable | null;
  texts: ComposerProperties["texts"];
};

export function Board({ path, here, login, posts: given, followed, clock, composer, editing, texts }: BoardProperties) {
  const { posts, add } = usePosts(given, followed);
  const now = useShownTime(clock.now);
  return (
    <div className="grid gap-4">
      <PostList path={path} here={here} login={login} posts={posts} now={now} clock={clock} texts={texts} />
      {composer && (
        <>
          {editing && <EditForm key={editing.number} {...composer} board={here} post={editing} texts={texts} onEdited={add} />}
          <div hidden={editing !== null}>
            <Composer {...composer} texts={texts} onPosted={add} />
          </div>
        </>
      )}
    </div>
  );
}
