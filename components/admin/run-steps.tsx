import { HealthMark } from "@/components/admin/health-mark";
import { RunFailure } from "@/components/admin/run-failure";
import { RunMoment } from "@/components/admin/run-moment";
import { Row, Rows } from "@/components/ui/rows";
import { getTranslations } from "@/lib/i18n/texts";
import { type Chapter, historyOf } from "@/lib/jobs/runs/history";
import type { WholeRun } from "@/lib/jobs/runs/queries";

export async function RunSteps({ run }: { run: WholeRun }) {
  const t = await getTranslations("admin.runs");
  const history = historyOf(run);
  if (history.length === 0) return <p className="text-faint">{t("noSteps")}</p>;
  return (
    <Rows label={t("steps")}>
      {history.map((chapter) => (
        <RunStep key={chapter.end?.hash ?? chapter.failures[0]?.hash ?? ""} chapter={chapter} />
      ))}
    </Rows>
  );
}

async function RunStep({ chapter: { name, end, failures } }: { chapter: Chapter }) {
  const t = await getTranslations("admin.runs");
  const done = end?.error === null;
  return (
    <Row>
      <span className="min-w-0 flex-1 basis-64 font-semibold wrap-anywhere">{name ?? t("outside")}</span>
      {end ? <HealthMark good={done}>{t(done ? "stepDone" : "stepFailed")}</HealthMark> : <span className="text-sm text-faint">{t("stepOpen")}</span>}
      {end && <RunMoment at={end.endedAt} />}
      {failures.length > 0 && (
        <ol className="grid basis-full gap-1" aria-label={t("failures")}>
          {failures.map((failure) => (
            <RunFailure key={failure.id} failure={failure} />
          ))}
        </ol>
      )}
    </Row>
  );
}
