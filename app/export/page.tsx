import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Fact, Facts } from "@/components/ui/facts";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { fileSize } from "@/lib/i18n/file-size";
import { formProblems } from "@/lib/i18n/form-texts";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import { getExport } from "@/lib/members/export/queries";

type Properties = { searchParams: Promise<{ token?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("export.open"))("title"), robots: { index: false, follow: false } };
}

export default async function OpenExportPage({ searchParams }: Properties) {
  const { token = "" } = await searchParams;
  const query = new URLSearchParams({ token: String(token) });
  const viewer = await requireMember(`/export?${query}`);
  const archive = await getExport(viewer, String(token));
  const t = await getTranslations("export.open");
  if ("refused" in archive) return <RefusedExport sentence={(await formProblems())[archive.refused]} />;
  const format = await getFormatter();
  const { value, unit } = fileSize(archive.size);
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      <Card className="grid justify-items-start gap-5">
        <Facts>
          <Fact term={t("size")}>{format.number(value, { style: "unit", unit })}</Fact>
          <Fact term={t("until")}>{format.dateTime(archive.expiresAt, { dateStyle: "long", timeStyle: "short" })}</Fact>
        </Facts>
        <ButtonLink href={`/export/archive?${query}`} download>
          {t("download")}
        </ButtonLink>
      </Card>
    </Page>
  );
}

async function RefusedExport({ sentence }: { sentence: string | undefined }) {
  const t = await getTranslations("export.open");
  return (
    <Page title={t("refusedTitle")} lead={sentence} width="prose">
      <p>{t("refusedText")}</p>
      <div>
        <ButtonLink href="/settings/export" look="secondary">
          {t("again")}
        </ButtonLink>
      </div>
    </Page>
  );
}
