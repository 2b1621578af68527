import type { Metadata } from "next";
import { ExecutorLine } from "@/components/admin/executor-line";
import { RunFilters } from "@/components/admin/run-filters";
import { RunRow } from "@/components/admin/run-row";
import { Link } from "@/components/ui/link";
import { ListPages } from "@/components/ui/list-pages";
import { EmptyState, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { requireRole } from "@/lib/auth/session";
import { pageOf } from "@/lib/db/page";
import { countMails } from "@/lib/email/queries";
import { getTranslations } from "@/lib/i18n/texts";
import { executor } from "@/lib/jobs/executor";
import { countRuns, listRuns, runsPageSize } from "@/lib/jobs/runs/queries";
import { type RunList, runListSchema } from "@/lib/jobs/runs/schema";
import { queryAfter } from "@/lib/keyset";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.runs"))("title") };
}

export default async function RunsPage({ searchParams }: Properties) {
  const viewer = await requireRole("ADMINISTRATOR");
  const list = runListSchema.parse(await searchParams);
  const t = await getTranslations("admin.runs");
  const { failed: deadMails } = await countMails();
  return (
    <Page title={t("title")} lead={executor === "runner" ? t("count", await countRuns(viewer)) : t("line")}>
      <ExecutorLine />
      {deadMails > 0 && (
        <Link href="/admin/outbox?state=failed" className="inline-flex min-h-11 items-center font-semibold text-accent underline">
          {t("deadMails", { count: deadMails })}
        </Link>
      )}
      {executor === "runner" && (
        <>
          <RunFilters list={list} />
          <Runs runs={await listRuns(viewer, list)} list={list} />
        </>
      )}
    </Page>
  );
}

async function Runs({ runs: found, list: { state, function: name, after } }: { runs: Awaited<ReturnType<typeof listRuns>>; list: RunList }) {
  const t = await getTranslations("admin.runs");
  const { shown: runs, last } = pageOf(found, runsPageSize);
  return (
    <>
      {runs.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
      ) : (
        <Rows label={t("title")}>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </Rows>
      )}
      <ListPages path="/admin/runs" older={last ? queryAfter({ at: last.createdAt, id: last.id }, undefined, { ...(state && { state }), ...(name && { function: name }) }) : null} first={!after} />
    </>
  );
}
