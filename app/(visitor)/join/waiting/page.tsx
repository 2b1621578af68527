import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { getTranslations } from "@/lib/i18n/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.waiting"))("title") };
}

export default async function WaitingPage() {
  const t = await getTranslations("members.waiting");
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      <div>
        <ButtonLink href="/" look="secondary">
          {t("home")}
        </ButtonLink>
      </div>
    </Page>
  );
}
