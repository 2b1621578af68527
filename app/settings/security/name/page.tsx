import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { RenameForm } from "@/components/members/rename-form";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import { nextRename } from "@/lib/members/renaming/queries";
import { getSetting } from "@/lib/settings/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security.name"))("title") };
}

export default async function RenamePage() {
  const viewer = await requireMember("/settings/security/name");
  const [t, format, until] = [await getTranslations("security.name"), await getFormatter(), await nextRename(viewer)];
  const texts = catalogues[await getLocale()].security;
  return (
    <Page title={t("title")} lead={t("lead", { days: await getSetting("members.renameDays") })} width="prose">
      <Card>{until ? <p>{t("later", { date: format.dateTime(until, { dateStyle: "long", timeStyle: "short" }) })}</p> : <RenameForm texts={texts.name} current={texts.current} problems={await formProblems()} name={viewer.name} />}</Card>
    </Page>
  );
}
