import "server-only";
import type { Transaction } from "@/lib/db";
import type { Exported, ExportFile } from "@/lib/members/export/part";
import { jsonList } from "@/lib/members/export/rows";
import { reportsBy } from "@/lib/moderation/export/queries";

export async function* moderationPart(tx: Transaction, { id }: Exported): AsyncGenerator<ExportFile> {
  yield { path: "moderation/reports.json", content: jsonList(reportsBy(tx, id)) };
}
