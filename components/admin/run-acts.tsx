import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/page";
import { getTranslations } from "@/lib/i18n/texts";
import { cancelRunAction, retryRunAction } from "@/lib/jobs/runs/actions";
import { judgeCancellation, judgeRetry } from "@/lib/jobs/runs/policy";
import type { WholeRun } from "@/lib/jobs/runs/queries";

const acts = { retry: retryRunAction, cancel: cancelRunAction };

export async function RunActs({ run }: { run: WholeRun }) {
  const t = await getTranslations("admin.runs");
  const act = judgeRetry(run) === "do" ? "retry" : judgeCancellation(run) === "do" ? "cancel" : null;
  if (!act) return null;
  return (
    <Card>
      <ActForm action={acts[act]} hidden={{ runId: run.id }} className="grid justify-items-start gap-3">
        <p className="text-faint">{t(`${act}Lead`)}</p>
        <Button look={act === "retry" ? "primary" : "danger"}>{t(act)}</Button>
      </ActForm>
    </Card>
  );
}
