import { PostBody } from "@/components/tribune/post-body";
import { Row } from "@/components/ui/rows";
import { Time } from "@/components/ui/time";
import { type Clock, momentOf } from "@/components/ui/when";
import { boardPath } from "@/lib/tribune/board-path";
import { clockOf, rankMark } from "@/lib/tribune/clock";
import type { ListedUrl } from "@/lib/tribune/urls/queries";

export function UrlRow({ found, main, clock }: { found: ListedUrl; main: string; clock: Clock }) {
  const { url, postedAt, number, login, info, webHtml, second, rank, slug, title } = found;
  const link = "inline-flex min-h-6 items-center text-accent hover:underline";
  return (
    <Row>
      <div className="grid min-w-0 flex-1 gap-1 wrap-anywhere">
        <a href={url} rel="nofollow noopener noreferrer ugc" className="justify-self-start font-semibold text-accent hover:underline">
          <bdi>{url}</bdi>
        </a>
        <p className="font-mono text-sm">
          <PostBody html={webHtml} />
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-faint">
          {login ? (
            <a href={`/members/${encodeURIComponent(login)}`} title={info} className={`${link} min-w-6 font-semibold`}>
              {login}
            </a>
          ) : (
            <bdi className="italic">{info}</bdi>
          )}
          <a href={boardPath(slug)} className={link}>
            {slug === "" ? main : title}
          </a>
          <a href={`${boardPath(slug)}#post-${number}`} className={`${link} font-mono`}>
            {clockOf(second)}
            {rankMark(rank)}
          </a>
          <Time moment={momentOf(postedAt, clock)} />
        </p>
      </div>
    </Row>
  );
}
