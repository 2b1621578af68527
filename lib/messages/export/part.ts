import "server-only";
import { translator } from "@/lib/i18n/translator";
import { momentIn, plainLine, quote } from "@/lib/members/export/markdown";
import type { Exported, ExportFile } from "@/lib/members/export/part";
import { groupsOf, jsonList } from "@/lib/members/export/rows";
import { type HeldMessage, heldDrafts, heldMessages, heldMutings } from "@/lib/messages/export/queries";
import type { Person } from "@/lib/messages/person";
import type { Transaction } from "@/lib/transaction";

export async function* messagesPart(tx: Transaction, member: Exported): AsyncGenerator<ExportFile> {
  yield { path: "messages/messages.json", content: jsonList(heldMessages(tx, member.id)) };
  yield { path: "messages/drafts.json", content: jsonList(heldDrafts(tx, member.id)) };
  yield { path: "messages/muted.json", content: jsonList(heldMutings(tx, member.id)) };
  for await (const { first, rows } of groupsOf(heldMessages(tx, member.id), ({ conversationId }) => conversationId)) {
    yield { path: `messages/${first.conversationId}${slugOf(first.subject)}.md`, content: conversationText(member, first, rows) };
  }
}

async function* conversationText(member: Exported, first: HeldMessage, messages: AsyncIterable<HeldMessage>): AsyncGenerator<string> {
  const t = translator(member.locale, "archive");
  const moment = momentIn(member);
  const spell = (person: Person) => {
    if (person.kind === "gone") return t("messages.gone");
    return person.kind === "visitor" ? t("messages.visitor", person) : person.name;
  };
  yield `# ${plainLine(first.subject)}\n`;
  for await (const { author, recipient, sentAt, subject, body } of messages) {
    const heading = plainLine(`${moment(sentAt)}, ${t("messages.from", { author: spell(author), recipient: spell(recipient) })}`);
    yield `\n## ${heading}\n\n${subject === first.subject ? "" : `**${plainLine(subject)}**\n\n`}${quote(body)}\n`;
  }
}

function slugOf(subject: string): string {
  const words =
    subject
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .map((word) => `-${word}`)
    .join("")
    .slice(0, 60);
}
