import type { Metadata } from "next";
import { ExportState } from "@/components/members/export-state";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("export"))("title") };
}

export default async function ExportPage() {
  const viewer = await requireMember("/settings/export");
  const t = await getTranslations("export");
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      <Card className="grid justify-items-start gap-4">
        <ExportState viewer={viewer} />
      </Card>
      <section className="grid gap-3">
        <h2 className="text-xl font-semibold">{t("inside")}</h2>
        <ul className="grid list-disc gap-2 pl-5">
          {(["account", "messages", "tribune"] as const).map((part) => (
            <li key={part}>{t(`contents.${part}`)}</li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
