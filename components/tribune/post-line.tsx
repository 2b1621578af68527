import { clockOf, rankMark } from "@/lib/tribune/clock";
import type { FeedPost } from "@/lib/tribune/feed/post";

const infoShown = 30;

export function PostLine({ post, ownedLabel }: { post: FeedPost; ownedLabel: string }) {
  const { created, author__username: login, user_agent: info } = post;
  const day = `${created.slice(0, 4)}-${created.slice(4, 6)}-${created.slice(6, 8)}`;
  return (
    <li id={`post-${post.id}`} className={`px-3 py-0.5 leading-7 wrap-anywhere sm:flex sm:gap-3 ${post.owned ? "bg-accent-soft" : ""}`}>
      <time dateTime={`${day}T${clockOf(created)}`} className="mr-2 shrink-0 text-faint sm:mr-0 sm:min-w-20">
        {post.clock}
        {rankMark(post.clock_indice)}
      </time>
      {post.owned && <span className="sr-only">{ownedLabel}</span>}
      {login ? (
        <a href={`/members/${encodeURIComponent(login)}`} title={info} className="mr-2 inline-block min-w-6 shrink-0 font-semibold text-accent hover:underline sm:mr-0">
          {login}
        </a>
      ) : (
        <bdi title={info} className="mr-2 text-faint italic sm:mr-0 sm:shrink-0">
          {[...info].slice(0, infoShown).join("")}
        </bdi>
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: it comes from our own renderer, which escapes all that people type: lib/tribune/markup/render-web.ts. */}
      <bdi className="min-w-0 flex-1 whitespace-pre-wrap [&_.pointer]:text-accent [&_a]:text-accent [&_a]:underline [&_code]:bg-sunken" dangerouslySetInnerHTML={{ __html: post.web_render }} />
    </li>
  );
}
