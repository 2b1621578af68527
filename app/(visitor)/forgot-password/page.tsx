import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { ForgottenForm } from "@/components/members/forgotten-form";
import { Card, Page } from "@/components/ui/page";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { pageAfterSigningIn } from "@/lib/security/redirect";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security.forgotten"))("title") };
}

export default async function ForgotPasswordPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = pageAfterSigningIn((await searchParams).next);
  const t = await getTranslations("security.forgotten");
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      <Card>
        <ForgottenForm texts={catalogues[await getLocale()].security.forgotten} problems={await formProblems()} next={next} />
      </Card>
    </Page>
  );
}
