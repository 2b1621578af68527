import "server-only";
import { rowsOf } from "@/lib/members/export/rows";
import type { Transaction } from "@/lib/transaction";
import { fromRow } from "@/lib/tribune/filters/names";

const page = 1000;

export async function* ownPosts(tx: Transaction, memberId: number) {
  const posts = rowsOf((last: { id: number } | undefined) =>
    tx.post.findMany({
      where: { authorId: memberId, id: { gt: last?.id ?? 0 } },
      select: { id: true, number: true, postedAt: true, editedAt: true, raw: true, info: true, address: true, hiddenAt: true, channel: { select: { slug: true, title: true } } },
      orderBy: { id: "asc" },
      take: page,
    }),
  );
  for await (const { channel, id: _, ...post } of posts) yield { channel: channel.slug, title: channel.title, ...post };
}

export async function* savedRules(tx: Transaction, memberId: number) {
  const rules = rowsOf((last: { id: number } | undefined) =>
    tx.filterRule.findMany({ where: { memberId, id: { gt: last?.id ?? 0 } }, select: { id: true, target: true, kind: true, pattern: true, createdAt: true }, orderBy: { id: "asc" }, take: page }),
  );
  for await (const { id: _, createdAt, ...rule } of rules) yield { ...fromRow(rule), createdAt };
}
