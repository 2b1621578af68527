import type { Metadata } from "next";
import { HealthMark } from "@/components/admin/health-mark";
import { Fact, Facts } from "@/components/ui/facts";
import { Card, Page } from "@/components/ui/page";
import { requireRole } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { getHealthDetails } from "@/lib/health/queries";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.health"))("title") };
}

export default async function HealthPage() {
  const viewer = await requireRole("ADMINISTRATOR");
  const t = await getTranslations("admin.health");
  const format = await getFormatter();
  const { worker, executor, mail, postgresql, migrations, site } = await getHealthDetails(viewer);
  const moment = (date: Date) => format.dateTime(date, { dateStyle: "medium", timeStyle: "medium" });
  return (
    <Page title={t("title")} lead={executor.seen && mail.failed === 0 ? t("summaryUp") : t("summaryDown")} width="prose">
      <Card>
        <Facts>
          <Fact term={t("database")}>
            <HealthMark good>{t("databaseUp")}</HealthMark> {t("version", { version: postgresql })}
          </Fact>
          <Fact term={t("migrations")}>
            {migrations.count}. {t("latestMigration", { name: migrations.latest })}
          </Fact>
          <Fact term={t("worker")}>
            <HealthMark good={worker.works}>{t(worker.works ? "workerUp" : "workerMissing")}</HealthMark> {worker.seenAt ? t("workerSeen", { date: moment(worker.seenAt) }) : t("workerNever")}
          </Fact>
          <Fact term={t("executor")}>
            <HealthMark good={executor.seen}>{t(`executors.${executor.name}`)}</HealthMark> {executor.seenAt ? t("executorSeen", { date: moment(executor.seenAt) }) : t("executorNever")}
          </Fact>
          <Fact term={t("mail")}>
            <HealthMark good={mail.failed === 0}>{t(`transports.${mail.transport}`)}</HealthMark> {(await getTranslations("admin.outbox"))("count", mail)}
          </Fact>
          <Fact term={t("site")}>
            {t("siteVersion", { version: site.version })} {t("started", { date: moment(site.startedAt) })}
          </Fact>
        </Facts>
      </Card>
      <p className="text-sm text-faint">
        {t.rich("machine", {
          address: `${env.SITE_URL}/health`,
          link: (words) => (
            <a href="/health" className="underline">
              {words}
            </a>
          ),
        })}
      </p>
    </Page>
  );
}
