import type { Metadata } from "next";
import { ApplicationCard } from "@/components/admin/application-card";
import { ListPages } from "@/components/ui/list-pages";
import { EmptyState, Page } from "@/components/ui/page";
import { requireRole } from "@/lib/auth/session";
import { pageOf } from "@/lib/db/page";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { listSchema, queryAfter } from "@/lib/keyset";
import { applicationsPerPage, countApplications, listApplications } from "@/lib/members/approvals/queries";
import { getSetting } from "@/lib/settings/queries";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.approvals"))("title") };
}

export default async function ApprovalsPage({ searchParams }: Properties) {
  const viewer = await requireRole("MODERATOR");
  const { after } = listSchema.parse(await searchParams);
  const t = await getTranslations("admin.approvals");
  const { shown: applications, last } = pageOf(await listApplications(viewer, after), applicationsPerPage);
  const problems = await formProblems();
  return (
    <Page title={t("title")} lead={t("count", { count: await countApplications(viewer) })}>
      {!(await getSetting("members.approval")) && <p className="text-faint">{t("off")}</p>}
      {applications.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
      ) : (
        <ul className="grid gap-4">
          {applications.map((application) => (
            <ApplicationCard key={application.id} application={application} problems={problems} />
          ))}
        </ul>
      )}
      <ListPages path="/admin/approvals" older={last ? queryAfter({ at: last.provedAt, id: last.id }, undefined) : null} first={!after} />
    </Page>
  );
}
