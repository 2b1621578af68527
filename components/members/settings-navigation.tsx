import { NavigationLink } from "@/components/layout/navigation-link";
import { settingsSections } from "@/components/members/settings-sections";
import { getTranslations } from "@/lib/i18n/texts";

export async function SettingsNavigation() {
  const t = await getTranslations("members.settings");
  return (
    <nav aria-label={t("title")} className="strip">
      <NavigationLink href="/settings">{t("overview")}</NavigationLink>
      {settingsSections.map((name) => (
        <NavigationLink key={name} href={`/settings/${name}`} under={`/settings/${name}`}>
          {t(`sections.${name}.title`)}
        </NavigationLink>
      ))}
    </nav>
  );
}
