import { SettleForm } from "@/components/moderation/settle-form";
import type { Problems } from "@/components/ui/form";
import { Isolated } from "@/components/ui/isolated";
import { Link } from "@/components/ui/link";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import type { ListedReport } from "@/lib/moderation/reports/queries";

export async function ReportCard({ report: { id, reason, reportedAt, settledAt, answer, member, reporter, settledBy }, problems }: { report: ListedReport; problems: Problems }) {
  const t = await getTranslations("admin.reports");
  const format = await getFormatter();
  const moment = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const nameOf = (person: { name: string; leftAt: Date | null } | null) => (person && !person.leftAt ? person.name : t("former"));
  return (
    <li className="grid gap-4 rounded-xl border border-line bg-surface p-5">
      <div className="grid gap-1">
        <h2 className="text-lg font-semibold wrap-anywhere">
          <Link href={`/members/${encodeURIComponent(member.name)}`} className="inline-flex min-h-11 items-center text-accent underline">
            <Isolated>{member.name}</Isolated>
          </Link>
        </h2>
        <p className="text-sm text-faint">{t("by", { name: nameOf(reporter), date: moment(reportedAt) })}</p>
      </div>
      <p dir="auto" className="max-w-prose whitespace-pre-wrap wrap-anywhere">
        {reason}
      </p>
      {settledAt ? (
        <div className="grid gap-1 border-t border-line pt-3">
          <p className="text-sm text-faint">{t("settledBy", { name: nameOf(settledBy), date: moment(settledAt) })}</p>
          {answer && (
            <p dir="auto" className="max-w-prose whitespace-pre-wrap wrap-anywhere">
              {answer}
            </p>
          )}
        </div>
      ) : (
        <SettleForm reportId={id} problems={problems} texts={{ answer: t("answer"), hint: t("answerHint"), submit: t("settle"), submitNamed: t("settleNamed", { name: member.name }) }} />
      )}
    </li>
  );
}
