import { getTranslations } from "@/lib/i18n/texts";
import { type RunState, runState } from "@/lib/jobs/runs/state";

const looks: Record<RunState, string> = {
  waiting: "bg-accent-soft text-accent-strong",
  sleeping: "bg-sunken text-ink",
  running: "bg-accent-soft text-accent-strong",
  finished: "bg-good-soft text-good",
  failed: "bg-danger-soft text-danger",
  cancelled: "bg-sunken text-ink",
};

export async function RunStateBadge({ run }: { run: Parameters<typeof runState>[0] }) {
  const state = runState(run);
  const t = await getTranslations("admin.runs.states");
  return <span className={`rounded-full px-2 py-0.5 text-xs font-semibold ${looks[state]}`}>{t(state)}</span>;
}
