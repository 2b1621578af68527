import { PostLine } from "@/components/tribune/post-line";
import { PostLog } from "@/components/tribune/post-log";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { seemsYoung } from "@/lib/tribune/editing/policy";
import { concernsIn } from "@/lib/tribune/feed/concern";
import type { FeedPost } from "@/lib/tribune/feed/post";

type Properties = {
  path: string;
  /** The address of the page, to which the links for editing add theirs. */
  here: string;
  login: string | null;
  posts: FeedPost[];
  now: number;
  clock: { timeZone: string; editMinutes: number };
  texts: Catalogue["tribune"]["board"];
};

export function PostList({ path, here, login, posts, now, clock: { timeZone, editMinutes: minutes }, texts }: Properties) {
  const concernOf = concernsIn({ path, login, posts });
  const editing = `${here}${here.includes("?") ? "&" : "?"}edit=`;
  return (
    <PostLog empty={posts.length === 0} texts={texts}>
      {posts.map((post) => (
        <PostLine key={post.id} post={post} concern={concernOf(post)} texts={texts} timeZone={timeZone} editAt={seemsYoung(post.posted, { now, minutes }) ? editing + post.id : null} />
      ))}
    </PostLog>
  );
}
