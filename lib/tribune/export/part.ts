import "server-only";
import { translator } from "@/lib/i18n/translator";
import { momentIn, plainLine, quote } from "@/lib/members/export/markdown";
import type { Exported, ExportFile } from "@/lib/members/export/part";
import { groupsOf, jsonList } from "@/lib/members/export/rows";
import type { Transaction } from "@/lib/transaction";
import { ownPosts, savedRules } from "@/lib/tribune/export/queries";

export async function* tribunePart(tx: Transaction, member: Exported): AsyncGenerator<ExportFile> {
  yield { path: "tribune/posts.json", content: jsonList(ownPosts(tx, member.id)) };
  yield { path: "tribune/posts.md", content: postsText(tx, member) };
  yield { path: "tribune/filters.json", content: jsonList(savedRules(tx, member.id)) };
}

async function* postsText(tx: Transaction, member: Exported): AsyncGenerator<string> {
  const t = translator(member.locale, "archive");
  const moment = momentIn(member);
  yield `# ${t("tribune.title")}\n`;
  for await (const { first, rows } of groupsOf(ownPosts(tx, member.id), ({ channel }) => channel)) {
    yield `\n## ${first.channel === "" ? t("tribune.main") : plainLine(first.title)}\n`;
    for await (const { number, postedAt, raw } of rows) yield `\n${number}, ${moment(postedAt)}\n\n${quote(raw)}\n`;
  }
}
