import { RunMoment } from "@/components/admin/run-moment";
import { getTranslations } from "@/lib/i18n/texts";
import type { Attempt } from "@/lib/jobs/runs/history";
import { sentenceOf } from "@/lib/jobs/runs/state";

export async function RunFailure({ failure: { number, error, message, endedAt } }: { failure: Attempt }) {
  const t = await getTranslations("admin.runs");
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 text-sm">
      <span>{t("attempt", { number })}</span>
      <span className="min-w-0 flex-1 basis-64 wrap-anywhere text-danger">{sentenceOf({ name: error, message })}</span>
      <RunMoment at={endedAt} />
    </li>
  );
}
