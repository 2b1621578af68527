import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { KeyList } from "@/components/keyboard/key-list";
import { ButtonLink } from "@/components/ui/button";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";
import { getTranslations } from "@/lib/i18n/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("keyboard"))("title") };
}

export default async function KeyboardPage() {
  const { keyboardShortcuts } = await requireMember("/messages/keyboard");
  const t = await getTranslations("keyboard");
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      <Card className="grid justify-items-start gap-4">
        <KeyList texts={catalogues[await getLocale()].keyboard} />
        <p className="text-sm text-faint">{keyboardShortcuts ? t("note") : t("offNow")}</p>
        <ButtonLink href="/settings/privacy" look="secondary">
          {t(keyboardShortcuts ? "off" : "on")}
        </ButtonLink>
      </Card>
    </Page>
  );
}
