import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { NewPasswordForm } from "@/components/members/new-password-form";
import { ButtonLink } from "@/components/ui/button";
import { Card, Page } from "@/components/ui/page";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { getLink } from "@/lib/members/links/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security.newPassword"))("title"), robots: { index: false, follow: false } };
}

export default async function NewPasswordPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  const wanted = typeof token === "string" ? token : "";
  const [recovery, problems, t] = [await getLink(wanted, "PASSWORD"), await formProblems(), await getTranslations("security.newPassword")];
  if ("refused" in recovery)
    return (
      <Page title={t("refusedTitle")} lead={problems[recovery.refused]} width="prose">
        <div>
          <ButtonLink href="/forgot-password">{(await getTranslations("security.forgotten"))("submit")}</ButtonLink>
        </div>
      </Page>
    );
  return (
    <Page title={t("title")} lead={t("lead", { name: recovery.name })} width="prose">
      <Card>
        <NewPasswordForm texts={catalogues[await getLocale()].security.newPassword} problems={problems} token={wanted} />
      </Card>
    </Page>
  );
}
