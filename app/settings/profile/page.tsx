import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { PictureCard } from "@/components/members/picture-card";
import { ProfileForm } from "@/components/members/profile-form";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { getOwnProfile } from "@/lib/members/profile/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.settings.sections.profile"))("title") };
}

export default async function ProfileSettingsPage() {
  const actor = await requireMember("/settings/profile");
  const t = await getTranslations("members.settings.sections.profile");
  const { biography, signature, site } = await getOwnProfile(actor);
  const texts = catalogues[await getLocale()].profile.text;
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      <Card className="grid gap-5">
        <h2 className="text-lg font-semibold">{texts.title}</h2>
        <ProfileForm texts={texts} problems={await formProblems()} values={{ biography, signature, site }} />
      </Card>
      <PictureCard actor={actor} />
    </Page>
  );
}
