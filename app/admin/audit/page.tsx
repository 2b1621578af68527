import type { Metadata } from "next";
import { AuditRow } from "@/components/admin/audit-row";
import { ListPages } from "@/components/ui/list-pages";
import { EmptyState, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { auditPageSize, listAudit } from "@/lib/audit/queries";
import { requireRole } from "@/lib/auth/session";
import { pageOf } from "@/lib/db/page";
import { getTranslations } from "@/lib/i18n/texts";
import { listSchema, queryAfter } from "@/lib/keyset";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.audit"))("title") };
}

export default async function AuditPage({ searchParams }: Properties) {
  const viewer = await requireRole("ADMINISTRATOR");
  const { after } = listSchema.parse(await searchParams);
  const t = await getTranslations("admin.audit");
  const { shown: acts, last } = pageOf(await listAudit(viewer, after), auditPageSize);
  return (
    <Page title={t("title")} lead={t("line")}>
      {acts.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
      ) : (
        <Rows label={t("label")}>
          {acts.map((act) => (
            <AuditRow key={act.id} act={act} />
          ))}
        </Rows>
      )}
      <ListPages path="/admin/audit" older={last ? queryAfter(last, undefined) : null} first={!after} />
    </Page>
  );
}
