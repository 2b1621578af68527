import type { Metadata } from "next";
import { ReportCard } from "@/components/moderation/report-card";
import { Filters } from "@/components/ui/filters";
import { ListPages } from "@/components/ui/list-pages";
import { EmptyState, Page } from "@/components/ui/page";
import { requireRole } from "@/lib/auth/session";
import { pageOf } from "@/lib/db/page";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { listSchema, queryAfter } from "@/lib/keyset";
import { countOpenReports, listReports, reportsPerPage } from "@/lib/moderation/reports/queries";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.reports"))("title") };
}

export default async function ReportsPage({ searchParams }: Properties) {
  const viewer = await requireRole("MODERATOR");
  const query = await searchParams;
  const { after } = listSchema.parse(query);
  const settled = query.state === "settled";
  const t = await getTranslations("admin.reports");
  const { shown: reports, last } = pageOf(await listReports(viewer, settled, after), reportsPerPage);
  const problems = await formProblems();
  const filters = [
    { href: "/admin/reports", words: t("open"), current: !settled },
    { href: "/admin/reports?state=settled", words: t("settled"), current: settled },
  ];
  return (
    <Page title={t("title")} lead={t("count", { count: await countOpenReports(viewer) })}>
      <Filters label={t("filter")} filters={filters} />
      {reports.length === 0 ? (
        <EmptyState title={settled ? t("noneSettled") : t("noneOpen")}>{t("emptyText")}</EmptyState>
      ) : (
        <ul className="grid gap-4">
          {reports.map((report) => (
            <ReportCard key={report.id} report={report} problems={problems} />
          ))}
        </ul>
      )}
      <ListPages path="/admin/reports" older={last ? queryAfter({ at: last.reportedAt, id: last.id }, undefined, settled ? { state: "settled" } : {}) : null} first={!after} />
    </Page>
  );
}
