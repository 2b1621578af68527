import { PostBody } from "@/components/tribune/post-body";
import { Link } from "@/components/ui/link";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { clockOf, rankMark, shownSecond } from "@/lib/tribune/clock";
import type { Concern } from "@/lib/tribune/feed/concern";
import type { FeedPost } from "@/lib/tribune/feed/post";

const infoShown = 30;

const marks: Record<Concern, string> = { own: "border-transparent bg-accent-soft", answer: "border-accent", call: "border-dashed border-accent" };

type Texts = Catalogue["tribune"]["board"];
type Properties = { post: FeedPost; concern: Concern | null; texts: Texts; timeZone: string; editAt?: string | null };

export function PostLine({ post, concern, texts, timeZone, editAt = null }: Properties) {
  const { id, created, author__username: login, user_agent: info } = post;
  const day = `${created.slice(0, 4)}-${created.slice(4, 6)}-${created.slice(6, 8)}`;
  const clock = post.clock + rankMark(post.clock_indice);
  return (
    <li id={`post-${id}`} tabIndex={post.owned ? -1 : undefined} className={`border-l-4 px-3 py-0.5 leading-7 wrap-anywhere target:bg-sunken focus-visible:-outline-offset-2 sm:flex sm:gap-3 ${concern ? marks[concern] : "border-transparent"}`}>
      <time dateTime={`${day}T${clockOf(created)}`} className="mr-2 shrink-0 text-faint sm:mr-0 sm:min-w-20">
        {clock}
      </time>
      {concern && <span className="sr-only">{texts.concerns[concern]}</span>}
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
      {post.edited && <EditedMark at={post.edited} texts={texts} timeZone={timeZone} />}
      {editAt && (
        <Link href={editAt} scroll={false} aria-label={texts.editNamed.replace("{clock}", clock)} className="ml-2 inline-block min-w-6 shrink-0 font-sans text-xs leading-7 text-faint underline hover:text-accent sm:ml-0">
          {texts.edit}
        </Link>
      )}
    </li>
  );
}

function EditedMark({ at, texts, timeZone }: { at: string; texts: Texts; timeZone: string }) {
  const clock = clockOf(shownSecond(new Date(at), timeZone));
  return (
    <time dateTime={at} title={texts.editedAt.replace("{clock}", clock)} className="ml-2 shrink-0 font-sans text-xs leading-7 text-faint italic sm:ml-0">
      {texts.edited}
      <span className="sr-only"> {clock}</span>
    </time>
  );
}
