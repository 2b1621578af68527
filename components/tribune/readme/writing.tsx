import { Examples } from "@/components/tribune/readme/examples";
import { Section } from "@/components/tribune/readme/section";
import { ButtonLink } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/texts";
import { getSetting } from "@/lib/settings/queries";
import { calls, clocks, links, marks, pictures } from "@/lib/tribune/readme/examples";

/** What a message may hold. */
export async function Writing() {
  const t = await getTranslations("readme");
  const [max, anonymous, locked, minutes] = await Promise.all([getSetting("tribune.maximumLength"), getSetting("tribune.anonymousMayPost"), getSetting("tribune.locked"), getSetting("tribune.editMinutes")]);
  return (
    <>
      <Section id="posting" title={t("posting.title")} text={t("posting.text", { max })}>
        <p className="max-w-prose">{t(anonymous && !locked ? "posting.anonymous" : "posting.members")}</p>
        {minutes > 0 && <p className="max-w-prose">{t("posting.edit", { minutes })}</p>}
      </Section>
      <Section id="clocks" title={t("clocks.title")} text={t("clocks.text")}>
        <Examples examples={clocks.map(([name, raw]) => ({ raw, words: t(`clocks.${name}`) }))} />
      </Section>
      <Section id="calls" title={t("calls.title")} text={t("calls.text")}>
        <Examples examples={calls.map(([name, raw]) => ({ raw, words: t(`calls.${name}`) }))} />
      </Section>
      <Section id="marks" title={t("marks.title")} text={t("marks.text")}>
        <Examples examples={marks.map(([name, raw]) => ({ raw, words: t(`marks.${name}`) }))} />
      </Section>
      <Section id="links" title={t("links.title")} text={t("links.text")}>
        <Examples examples={links.map(([name, raw]) => ({ raw, words: t(`links.${name}`) }))} />
        <ButtonLink look="quiet" href="/tribune/urls/" className="justify-self-start">
          {t("links.archive")}
        </ButtonLink>
      </Section>
      <Section id="totoz" title={t("pictures.title")} text={t("pictures.text")}>
        <Examples examples={pictures.map(([name, raw]) => ({ raw, words: t(`pictures.${name}`) }))} />
      </Section>
    </>
  );
}
