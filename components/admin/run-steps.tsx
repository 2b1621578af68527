import { getFormatter, getTranslations } from "next-intl/server";
import { HealthMark } from "@/components/admin/health-mark";
import { Row, Rows } from "@/components/ui/rows";
import type { WholeRun } from "@/lib/jobs/runs/queries";
import { sentenceOf } from "@/lib/jobs/runs/state";

/** What a run has behind it, in order. */
export async function RunSteps({ steps }: { steps: WholeRun["steps"] }) {
  const t = await getTranslations("admin.runs");
  const format = await getFormatter();
  if (steps.length === 0) return <p className="text-faint">{t("noSteps")}</p>;
  return (
    <Rows label={t("steps")}>
      {steps.map(({ hash, name, error, endedAt }) => (
        <Row key={hash}>
          <span className="grid min-w-0 flex-1 basis-64">
            <span className="font-semibold wrap-anywhere">{name}</span>
            {error !== null && <span className="text-sm wrap-anywhere text-danger">{sentenceOf(error)}</span>}
          </span>
          <HealthMark good={error === null}>{t(error === null ? "stepDone" : "stepFailed")}</HealthMark>
          <time dateTime={endedAt.toISOString()} className="text-sm text-faint">
            {format.dateTime(endedAt, { dateStyle: "medium", timeStyle: "medium" })}
          </time>
        </Row>
      ))}
    </Rows>
  );
}
