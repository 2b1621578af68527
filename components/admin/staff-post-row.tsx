import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { Row } from "@/components/ui/rows";
import { When } from "@/components/ui/when";
import { getTranslations } from "@/lib/i18n/texts";
import { boardPath } from "@/lib/tribune/board-path";
import { hidePostAction, unhidePostAction } from "@/lib/tribune/hiding/actions";
import type { StaffPost } from "@/lib/tribune/hiding/queries";

export async function StaffPostRow({ post, back }: { post: StaffPost; back: string }) {
  const { id, number, login, info, raw, postedAt, hiddenAt, channel, address } = post;
  const t = await getTranslations("channels.posts");
  const place = `${boardPath(channel.slug)}#${number}`;
  return (
    <Row>
      <div className="grid min-w-0 flex-1 basis-64 gap-1 wrap-anywhere">
        <p className={`font-mono text-sm whitespace-pre-wrap ${hiddenAt ? "text-faint line-through" : ""}`}>
          <bdi>{raw}</bdi>
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-faint">
          {login ? (
            <a href={`/admin/members/${encodeURIComponent(login)}`} className="inline-flex min-h-6 items-center font-semibold text-accent hover:underline">
              {login}
            </a>
          ) : (
            <bdi className="italic">{t("visitor")}</bdi>
          )}
          <bdi>{info}</bdi>
          <a href={`${boardPath(channel.slug)}#post-${number}`} className="inline-flex min-h-6 min-w-6 items-center text-accent hover:underline">
            {place}
          </a>
          <When at={postedAt} precise />
          {address && <code>{address}</code>}
          {hiddenAt && <strong>{t("hidden")}</strong>}
        </p>
      </div>
      <ActForm action={hiddenAt ? unhidePostAction : hidePostAction} hidden={{ post: id, back }}>
        <Button look={hiddenAt ? "secondary" : "danger"} aria-label={t(hiddenAt ? "unhideNamed" : "hideNamed", { place })}>
          {t(hiddenAt ? "unhide" : "hide")}
        </Button>
      </ActForm>
    </Row>
  );
}
