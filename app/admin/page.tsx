import type { Metadata } from "next";
import { SectionState } from "@/components/admin/section-state";
import { sectionsOf } from "@/components/admin/sections";
import { Link } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { requireRole } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin"))("title") };
}

export default async function AdminPage() {
  const viewer = await requireRole("MODERATOR");
  const t = await getTranslations("admin");
  return (
    <Page title={t("title")} lead={t("overview.lead", { name: viewer.name })}>
      <ul className="grid gap-4 sm:grid-cols-2">
        {sectionsOf(viewer).map((name) => (
          <li key={name} className="relative grid content-start gap-1 rounded-xl border border-line bg-surface p-5 hover:border-accent">
            <Link href={`/admin/${name}`} className="text-lg font-semibold text-accent after:absolute after:inset-0">
              {t(`${name}.title`)}
            </Link>
            <p>{t(`${name}.line`)}</p>
            <SectionState viewer={viewer} section={name} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
