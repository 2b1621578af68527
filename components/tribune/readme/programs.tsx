import { Meanings } from "@/components/tribune/readme/meanings";
import { Section } from "@/components/tribune/readme/section";
import { ButtonLink } from "@/components/ui/button";
import { env } from "@/lib/env";
import { getTranslations } from "@/lib/i18n/texts";
import { getSetting } from "@/lib/settings/queries";
import { backends, others } from "@/lib/tribune/readme/examples";

/** Where programs find the tribune. */
export async function Programs() {
  const t = await getTranslations("readme.clients");
  const [usual, most] = await Promise.all([getSetting("tribune.defaultLimit"), getSetting("tribune.maximumLimit")]);
  const root = `${env.SITE_URL}/tribune/`;
  return (
    <Section id="programs" title={t("title")} text={t("text", { root })}>
      <Backends root={root} />
      <p className="max-w-prose">{t("howMany", { usual, most })}</p>
      <Meanings meanings={others.map(([name, path]) => ({ typed: root + path, says: t(name) }))} />
      <p className="flex flex-wrap items-center gap-x-2">
        {t("settingsText")}
        <ButtonLink look="quiet" href="/settings/remote-clients">
          {t("settings")}
        </ButtonLink>
      </p>
    </Section>
  );
}

async function Backends({ root }: { root: string }) {
  const t = await getTranslations("readme.clients");
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
      {backends.map(([name, read, post]) => (
        <li key={name} className="grid gap-1 px-4 py-3 text-sm wrap-anywhere">
          <p>{t(name)}</p>
          <p>
            {t("read")} <code className="font-mono">{root + read}</code>
          </p>
          <p>
            {t("post")} <code className="font-mono">{root + post}</code>
          </p>
        </li>
      ))}
    </ul>
  );
}
