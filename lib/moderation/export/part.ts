import "server-only";
import type { Exported, ExportFile } from "@/lib/members/export/part";
import { jsonList } from "@/lib/members/export/rows";
import { reportsBy } from "@/lib/moderation/export/queries";
import type { Transaction } from "@/lib/transaction";

export async function* moderationPart(tx: Transaction, { id }: Exported): AsyncGenerator<ExportFile> {
  yield { path: "moderation/reports.json", content: jsonList(reportsBy(tx, id)) };
}
