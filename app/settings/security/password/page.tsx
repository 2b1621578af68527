import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { PasswordForm } from "@/components/members/password-form";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security.password"))("title") };
}

export default async function ChangePasswordPage() {
  await requireMember("/settings/security/password");
  const t = await getTranslations("security.password");
  const texts = catalogues[await getLocale()].security;
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      <Card>
        <PasswordForm texts={texts.password} current={texts.current} problems={await formProblems()} />
      </Card>
    </Page>
  );
}
