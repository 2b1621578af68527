import "server-only";
import { rowsOf } from "@/lib/members/export/rows";
import type { Transaction } from "@/lib/transaction";

const page = 1000;

export async function* reportsBy(tx: Transaction, memberId: number) {
  const reports = rowsOf((last: { id: number } | undefined) =>
    tx.report.findMany({
      where: { reporterId: memberId, id: { gt: last?.id ?? 0 } },
      select: { id: true, reason: true, reportedAt: true, settledAt: true, answer: true, member: { select: { name: true } } },
      orderBy: { id: "asc" },
      take: page,
    }),
  );
  for await (const { id: _, member, ...report } of reports) yield { about: member.name, ...report };
}
