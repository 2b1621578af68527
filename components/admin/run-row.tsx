import { functionNamer } from "@/components/admin/function-name";
import { RunStateBadge } from "@/components/admin/run-state-badge";
import { Link } from "@/components/ui/link";
import { Row } from "@/components/ui/rows";
import { When } from "@/components/ui/when";
import type { ListedRun } from "@/lib/jobs/runs/queries";
import { sentenceOf } from "@/lib/jobs/runs/state";

export async function RunRow({ run }: { run: ListedRun }) {
  const name = (await functionNamer())(run.functionId);
  const reason = run.finishedAt ? null : sentenceOf(run.lastError);
  return (
    <Row>
      <span className="grid min-w-0 flex-1 basis-64">
        <Link href={`/admin/runs/${run.id}`} className="font-semibold wrap-anywhere after:absolute after:inset-0">
          {name}
        </Link>
        {name !== run.functionId && <code className="font-mono text-xs wrap-anywhere text-faint">{run.functionId}</code>}
        {reason && <span className="text-sm wrap-anywhere text-danger">{reason}</span>}
      </span>
      <RunStateBadge run={run} />
      <span className="text-sm text-faint">
        <When at={run.createdAt} precise />
      </span>
    </Row>
  );
}
