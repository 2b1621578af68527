import type { ReactNode } from "react";
import { sectionsOf } from "@/components/admin/sections";
import { NavigationLink } from "@/components/layout/navigation-link";
import { currentActor } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/texts";

/** Only the frame: each page asks for the role that it needs. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const sections = sectionsOf(await currentActor());
  if (sections.length === 0) return children;
  const t = await getTranslations("admin");
  return (
    <div className="mx-auto grid w-full max-w-page grid-cols-[minmax(0,1fr)] gap-8">
      <nav aria-label={t("sections")} className="strip">
        <NavigationLink href="/admin">{t("overview.title")}</NavigationLink>
        {sections.map((name) => (
          <NavigationLink key={name} href={`/admin/${name}`} under={`/admin/${name}`}>
            {t(`${name}.title`)}
          </NavigationLink>
        ))}
      </nav>
      {children}
    </div>
  );
}
