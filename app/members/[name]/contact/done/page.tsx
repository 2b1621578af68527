import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Card, Page } from "@/components/ui/page";
import { getTranslations } from "@/lib/i18n/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messages.contacted"))("title") };
}

export default async function ContactedPage() {
  const t = await getTranslations("messages.contacted");
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      <Card className="grid justify-items-start gap-4">
        <p>{t("nothing")}</p>
        <ButtonLink href="/members" look="secondary">
          {t("back")}
        </ButtonLink>
      </Card>
    </Page>
  );
}
