import type { Metadata } from "next";
import { settingsSections } from "@/components/members/settings-sections";
import { Link } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { Row, Rows } from "@/components/ui/rows";
import { requireMember } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.settings"))("title") };
}

export default async function SettingsPage() {
  await requireMember("/settings");
  const t = await getTranslations("members.settings");
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      <Rows>
        {settingsSections.map((name) => (
          <Row key={name}>
            <span className="grid gap-0.5 py-1">
              <Link href={`/settings/${name}`} className="font-semibold text-accent after:absolute after:inset-0">
                {t(`sections.${name}.title`)}
              </Link>
              <span className="text-sm text-faint">{t(`sections.${name}.lead`)}</span>
            </span>
          </Row>
        ))}
      </Rows>
    </Page>
  );
}
