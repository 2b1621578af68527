import { getLocale } from "next-intl/server";
import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { Row } from "@/components/ui/rows";
import { When } from "@/components/ui/when";
import { nameBrowser } from "@/lib/auth/browser";
import { placeOf } from "@/lib/auth/places";
import { getTranslations } from "@/lib/i18n/texts";
import { endSessionAction } from "@/lib/members/security/actions";
import type { ListedSession } from "@/lib/members/security/queries";

export async function SessionRow({ session }: { session: ListedSession }) {
  const t = await getTranslations("security.sessions");
  const browser = nameBrowser(session.userAgent) ?? t("unknownBrowser");
  const whence = [await placeOf(session.address, await getLocale()), session.address].filter(Boolean).join(" · ");
  return (
    <Row>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2 font-semibold">
          {browser}
          {session.current && <span className="rounded-full bg-good-soft px-2 py-0.5 text-xs font-semibold text-good">{t("current")}</span>}
        </span>
        <span className="flex flex-wrap gap-x-3 text-sm text-faint">
          {whence && <span>{whence}</span>}
          <span>
            {t("lastUsed")} <When at={session.lastUsedAt} precise />
          </span>
        </span>
      </div>
      {!session.current && (
        <ActForm action={endSessionAction} hidden={{ sessionId: session.id }}>
          <Button look="secondary" aria-label={t("endNamed", { browser })}>
            {t("end")}
          </Button>
        </ActForm>
      )}
    </Row>
  );
}
