import type { Metadata } from "next";
import { functionNamer } from "@/components/admin/function-name";
import { RunActs } from "@/components/admin/run-acts";
import { RunFacts } from "@/components/admin/run-facts";
import { RunSteps } from "@/components/admin/run-steps";
import { Link } from "@/components/ui/link";
import { Card, Page } from "@/components/ui/page";
import { requireRole } from "@/lib/auth/session";
import { notFound } from "@/lib/http/not-found";
import { getTranslations } from "@/lib/i18n/texts";
import { getRun } from "@/lib/jobs/runs/queries";
import { runSchema } from "@/lib/jobs/runs/schema";

type Properties = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.runs"))("title") };
}

export default async function RunPage({ params }: Properties) {
  const viewer = await requireRole("ADMINISTRATOR");
  const asked = runSchema.safeParse({ runId: (await params).id });
  const run = asked.success && (await getRun(viewer, asked.data.runId));
  if (!run) notFound();
  const t = await getTranslations("admin.runs");
  const nameOf = await functionNamer();
  return (
    <Page title={nameOf(run.functionId)} width="prose">
      <Card>
        <RunFacts run={run} />
      </Card>
      <RunActs run={run} />
      <section className="grid gap-3">
        <h2 className="text-lg font-semibold">{t("steps")}</h2>
        <RunSteps run={run} />
      </section>
      <Link href="/admin/runs" className="inline-flex min-h-11 items-center font-semibold text-accent underline">
        {t("back")}
      </Link>
    </Page>
  );
}
