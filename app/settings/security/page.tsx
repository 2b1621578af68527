import type { Metadata } from "next";
import { AccountFacts } from "@/components/members/account-facts";
import { SessionList } from "@/components/members/session-list";
import { Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.settings.sections.security"))("title") };
}

export default async function SecurityPage() {
  const viewer = await requireMember("/settings/security");
  const t = await getTranslations("members.settings.sections.security");
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      <AccountFacts viewer={viewer} />
      <SessionList viewer={viewer} />
    </Page>
  );
}
