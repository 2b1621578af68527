import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { Row } from "@/components/ui/rows";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import { boardPath } from "@/lib/tribune/board-path";
import { clockOf, rankMark } from "@/lib/tribune/clock";
import { hidePostAction, unhidePostAction } from "@/lib/tribune/hiding/actions";
import type { StaffPost } from "@/lib/tribune/hiding/queries";

const link = "inline-flex min-h-6 min-w-6 items-center text-accent hover:underline";

export async function StaffPostRow({ post, back }: { post: StaffPost; back: string }) {
  const { id, number, raw, hiddenAt, channel } = post;
  const t = await getTranslations("channels.posts");
  const place = `${boardPath(channel.slug)}#${number}`;
  return (
    <Row look="dense">
      <div className="min-w-0 flex-1 py-1 text-xs wrap-anywhere">
        <p className={`font-mono whitespace-pre-wrap ${hiddenAt ? "text-faint line-through" : ""}`}>
          <bdi>{raw}</bdi>
        </p>
        <PostFacts post={post} place={place} />
      </div>
      <ActForm action={hiddenAt ? unhidePostAction : hidePostAction} hidden={{ post: id, back }}>
        <Button look="quiet" className="px-3" aria-label={t(hiddenAt ? "unhideNamed" : "hideNamed", { place })}>
          {t(hiddenAt ? "unhide" : "hide")}
        </Button>
      </ActForm>
    </Row>
  );
}

async function PostFacts({ post: { number, login, info, second, rank, postedAt, hiddenAt, editedAt, channel, address }, place }: { post: StaffPost; place: string }) {
  const t = await getTranslations("channels.posts");
  const format = await getFormatter();
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-faint">
      <a href={`${boardPath(channel.slug)}#post-${number}`} className={link}>
        {place}
      </a>
      <time dateTime={postedAt.toISOString()}>
        {format.dateTime(postedAt, { dateStyle: "medium" })} {clockOf(second) + rankMark(rank)}
      </time>
      {login ? (
        <a href={`/admin/members/${encodeURIComponent(login)}`} className={`${link} font-semibold`}>
          {login}
        </a>
      ) : (
        <span className="italic">{t("visitor")}</span>
      )}
      <bdi title={info} className="min-w-0 truncate">
        {info}
      </bdi>
      {address && <code>{address}</code>}
      {editedAt && <span>{t("edited")}</span>}
      {hiddenAt && <strong>{t("hidden")}</strong>}
    </p>
  );
}
