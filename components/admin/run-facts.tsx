import { RunStateBadge } from "@/components/admin/run-state-badge";
import { Fact, Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import type { WholeRun } from "@/lib/jobs/runs/queries";
import { sentenceOf } from "@/lib/jobs/runs/state";

export async function RunFacts({ run }: { run: WholeRun }) {
  const t = await getTranslations("admin.runs");
  const format = await getFormatter();
  const ended = run.finishedAt ?? run.failedAt ?? run.cancelledAt;
  const times = { created: run.createdAt, started: run.startedAt, wakes: ended ? null : run.wakesAt, ended } as const;
  const reason = sentenceOf(run.lastError);
  const mailId = mailOf(run.event.data);
  return (
    <Facts>
      <Fact term={t("state")}>
        <RunStateBadge run={run} />
      </Fact>
      <Fact term={t("function")}>
        <code className="font-mono text-sm">{run.functionId}</code>
      </Fact>
      <Fact term={t("event")}>{run.event.name}</Fact>
      <Fact term={t("subject")}>
        <code className="font-mono text-sm">{JSON.stringify(run.event.data)}</code>{" "}
        {mailId && (
          <Link href={`/admin/outbox/${mailId}`} className="font-semibold text-accent underline">
            {t("mail")}
          </Link>
        )}
      </Fact>
      {(["created", "started", "wakes", "ended"] as const).map((name) => {
        const at = times[name];
        return (
          at && (
            <Fact key={name} term={t(name)}>
              <time dateTime={at.toISOString()}>{format.dateTime(at, { dateStyle: "long", timeStyle: "medium" })}</time>
            </Fact>
          )
        );
      })}
      {run.attempt > 0 && <Fact term={t("attempts")}>{run.attempt}</Fact>}
      {reason && <Fact term={t("reason")}>{reason}</Fact>}
    </Facts>
  );
}

function mailOf(about: unknown): number | null {
  const { mailId } = (about ?? {}) as { mailId?: unknown };
  return typeof mailId === "number" ? mailId : null;
}
