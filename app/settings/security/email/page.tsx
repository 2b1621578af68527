import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { EmailForm } from "@/components/members/email-form";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { getOwnEmail } from "@/lib/members/email-change/queries";
import { getSetting } from "@/lib/settings/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security.email"))("title") };
}

export default async function ChangeEmailPage() {
  const viewer = await requireMember("/settings/security/email");
  const t = await getTranslations("security.email");
  const { email } = await getOwnEmail(viewer);
  const texts = catalogues[await getLocale()].security;
  return (
    <Page title={t("title")} lead={t("lead", { email, hours: await getSetting("members.emailUndoHours") })} width="prose">
      <Card>
        <EmailForm texts={texts.email} current={texts.current} problems={await formProblems()} />
      </Card>
    </Page>
  );
}
