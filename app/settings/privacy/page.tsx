import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { ChoicesForm } from "@/components/members/choices-form";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { getOwnProfile } from "@/lib/members/profile/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.settings.sections.privacy"))("title") };
}

export default async function PrivacyPage() {
  const actor = await requireMember("/settings/privacy");
  const t = await getTranslations("members.settings.sections.privacy");
  const { biography: _biography, signature: _signature, site: _site, ...choices } = await getOwnProfile(actor);
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      <Card>
        <ChoicesForm texts={catalogues[await getLocale()].profile.choices} problems={await formProblems()} values={choices} />
      </Card>
    </Page>
  );
}
