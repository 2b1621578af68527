import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Card, Page } from "@/components/ui/page";
import { getTranslations } from "@/lib/i18n/texts";
import { getSetting } from "@/lib/settings/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security.forgottenDone"))("title") };
}

export default async function RecoveryAskedPage() {
  const t = await getTranslations("security.forgottenDone");
  return (
    <Page title={t("title")} lead={t("lead", { hours: await getSetting("members.recoveryHours") })} width="prose">
      <Card className="grid justify-items-start gap-4">
        <p>{t("nothing")}</p>
        <ButtonLink href="/forgot-password" look="secondary">
          {t("again")}
        </ButtonLink>
      </Card>
    </Page>
  );
}
