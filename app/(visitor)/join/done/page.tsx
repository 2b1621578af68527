import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Card, Page } from "@/components/ui/page";
import { getTranslations } from "@/lib/i18n/texts";
import { getSetting } from "@/lib/settings/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.joined"))("title") };
}

export default async function JoinedPage() {
  const t = await getTranslations("members.joined");
  return (
    <Page title={t("title")} lead={t("lead", { hours: await getSetting("members.activationHours") })} width="prose">
      <Card className="grid justify-items-start gap-4">
        <p>{t("nothing")}</p>
        <ButtonLink href="/activate" look="secondary">
          {(await getTranslations("members.activate"))("resend")}
        </ButtonLink>
      </Card>
    </Page>
  );
}
