import type { Metadata } from "next";
import { Ordering } from "@/components/tribune/readme/ordering";
import { Programs } from "@/components/tribune/readme/programs";
import { Section } from "@/components/tribune/readme/section";
import { Writing } from "@/components/tribune/readme/writing";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/texts";
import { boardPath, plainBoardPath } from "@/lib/tribune/board-path";
import { listChannels } from "@/lib/tribune/channels/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("readme"))("title") };
}

export default async function ReadmePage() {
  const channels = await listChannels(await currentActor());
  const [t, noscript] = await Promise.all([getTranslations("readme"), getTranslations("noscript")]);
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={
        <ButtonLink look="secondary" href={boardPath("")}>
          {t("back")}
        </ButtonLink>
      }
    >
      <Writing />
      <Ordering />
      <Section id="channels" title={t("channels.title")} text={t("channels.text")}>
        <ul className="flex flex-wrap gap-x-2">
          {channels.map(({ slug, title }) => (
            <li key={slug}>
              <ButtonLink look="quiet" href={boardPath(slug)}>
                {title}
              </ButtonLink>
            </li>
          ))}
        </ul>
      </Section>
      <Programs />
      <Section id="plain" title={t("plain.title")} text={t("plain.text")}>
        <ButtonLink look="quiet" href={plainBoardPath("")} className="justify-self-start">
          {noscript("title")}
        </ButtonLink>
      </Section>
    </Page>
  );
}
