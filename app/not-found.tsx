import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { getTranslations } from "@/lib/i18n/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("errors"))("notFoundTitle") };
}

export default async function NotFound() {
  const t = await getTranslations("errors");
  return (
    <Page title={t("notFoundTitle")} lead={t("notFoundText")} width="prose">
      <div>
        <ButtonLink href="/">{t("notFoundHome")}</ButtonLink>
      </div>
    </Page>
  );
}
