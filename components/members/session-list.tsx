import { SessionRow } from "@/components/members/session-row";
import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { Rows } from "@/components/ui/rows";
import type { Actor } from "@/lib/auth/actor";
import { placesAreKnown } from "@/lib/auth/places";
import { getTranslations } from "@/lib/i18n/texts";
import { endOtherSessionsAction } from "@/lib/members/security/actions";
import { listSessions } from "@/lib/members/security/queries";

export async function SessionList({ viewer }: { viewer: Actor }) {
  const t = await getTranslations("security.sessions");
  const sessions = await listSessions(viewer);
  return (
    <section className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-xl font-semibold">{t("title")}</h2>
        <p className="text-faint">{t("lead")}</p>
      </div>
      <Rows label={t("title")}>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </Rows>
      {sessions.some(({ current }) => !current) && (
        <ActForm action={endOtherSessionsAction}>
          <Button look="danger">{t("endOthers")}</Button>
        </ActForm>
      )}
      {placesAreKnown && (
        <p className="text-xs text-faint">
          {t.rich("credit", {
            link: (words) => (
              <a href="https://db-ip.com" className="underline">
                {words}
              </a>
            ),
          })}
        </p>
      )}
    </section>
  );
}
