import type { Metadata } from "next";
import { SettingCard } from "@/components/admin/setting-card";
import { Page } from "@/components/ui/page";
import { requireRole } from "@/lib/auth/session";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { listSettings } from "@/lib/settings/queries";
import { groupOf, settingGroups } from "@/lib/settings/registry";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.settings"))("title") };
}

export default async function SettingsPage() {
  const viewer = await requireRole("ADMINISTRATOR");
  const t = await getTranslations("admin.settings");
  const problems = await formProblems();
  const settings = await listSettings(viewer);
  return (
    <Page title={t("title")} lead={t("changed", { count: settings.filter(({ value, initial }) => value !== initial).length })} width="prose">
      {settingGroups.map((group) => (
        <section key={group} className="grid gap-4">
          <h2 className="text-xl font-semibold">{t(`groups.${group}`)}</h2>
          {settings
            .filter(({ key }) => groupOf(key) === group)
            .map((setting) => (
              <SettingCard key={setting.key} setting={setting} problems={problems} />
            ))}
        </section>
      ))}
    </Page>
  );
}
