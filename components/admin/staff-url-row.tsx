import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { Row } from "@/components/ui/rows";
import { When } from "@/components/ui/when";
import { getTranslations } from "@/lib/i18n/texts";
import { boardPath } from "@/lib/tribune/board-path";
import { removeUrlAction, restoreUrlAction } from "@/lib/tribune/urls/actions";
import type { StaffUrl } from "@/lib/tribune/urls/queries";

const link = "inline-flex min-h-6 min-w-6 items-center text-accent hover:underline";

export async function StaffUrlRow({ found, back }: { found: StaffUrl; back: string }) {
  const { id, url, postedAt, removedAt, number, login, info, slug } = found;
  const t = await getTranslations("urls.staff");
  return (
    <Row>
      <div className="grid min-w-0 flex-1 basis-64 gap-1 wrap-anywhere">
        <p className={`font-mono text-sm ${removedAt ? "text-faint line-through" : ""}`}>
          <bdi>{url}</bdi>
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-faint">
          {number === null ? <span className="italic">{t("gone")}</span> : <Author login={login} info={info} visitor={t("visitor")} />}
          <a href={`${boardPath(slug)}${number === null ? "" : `#post-${number}`}`} className={link}>
            {`${boardPath(slug)}${number === null ? "" : `#${number}`}`}
          </a>
          <When at={postedAt} precise />
          {removedAt && <strong>{t("removed")}</strong>}
        </p>
      </div>
      <ActForm action={removedAt ? restoreUrlAction : removeUrlAction} hidden={{ url: id, back }}>
        <Button look={removedAt ? "secondary" : "danger"} aria-label={t(removedAt ? "restoreNamed" : "removeNamed", { url })}>
          {t(removedAt ? "restore" : "remove")}
        </Button>
      </ActForm>
    </Row>
  );
}

function Author({ login, info, visitor }: Pick<StaffUrl, "login" | "info"> & { visitor: string }) {
  if (login) {
    return (
      <a href={`/admin/members/${encodeURIComponent(login)}`} className={`${link} font-semibold`}>
        {login}
      </a>
    );
  }
  return (
    <>
      <span className="italic">{visitor}</span>
      <bdi>{info}</bdi>
    </>
  );
}
