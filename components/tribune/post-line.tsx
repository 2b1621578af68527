import { PostBody } from "@/components/tribune/post-body";
import { clockOf, rankMark } from "@/lib/tribune/clock";
import type { Concern } from "@/lib/tribune/feed/concern";
import type { FeedPost } from "@/lib/tribune/feed/post";

const infoShown = 30;

const marks: Record<Concern, string> = { own: "border-transparent bg-accent-soft", answer: "border-accent", call: "border-dashed border-accent" };

type Properties = { post: FeedPost; concern: Concern | null; texts: Record<Concern, string> };

export function PostLine({ post, concern, texts }: Properties) {
  const { created, author__username: login, user_agent: info } = post;
  const day = `${created.slice(0, 4)}-${created.slice(4, 6)}-${created.slice(6, 8)}`;
  return (
    <li id={`post-${post.id}`} className={`border-l-4 px-3 py-0.5 leading-7 wrap-anywhere target:bg-sunken sm:flex sm:gap-3 ${concern ? marks[concern] : "border-transparent"}`}>
      <time dateTime={`${day}T${clockOf(created)}`} className="mr-2 shrink-0 text-faint sm:mr-0 sm:min-w-20">
        {post.clock}
        {rankMark(post.clock_indice)}
      </time>
      {concern && <span className="sr-only">{texts[concern]}</span>}
      {login ? (
        <a href={`/members/${encodeURIComponent(login)}`} title={info} className="mr-2 inline-block min-w-6 shrink-0 font-semibold text-accent hover:underline sm:mr-0">
          {login}
        </a>
      ) : (
        <bdi title={info} className="mr-2 text-faint italic sm:mr-0 sm:shrink-0">
          {[...info].slice(0, infoShown).join("")}
        </bdi>
      )}
      <PostBody html={post.web_render} />
    </li>
  );
}
