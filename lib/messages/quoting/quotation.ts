import "server-only";
import { getTranslations } from "@/lib/i18n/texts";
import type { Person } from "@/lib/messages/person";
import { quoted } from "@/lib/messages/quoting/quote";
import { shownName } from "@/lib/messages/shown-name";

export async function quotationOf(author: Person, body: string): Promise<string> {
  const t = await getTranslations("writing.answer");
  if (author.kind === "gone") return quoted(t("wroteGone"), body);
  return quoted(t("wrote", { name: await nameIn(author) }), body);
}

async function nameIn(author: Exclude<Person, { kind: "gone" }>): Promise<string> {
  if (author.kind === "member") return shownName(author.name);
  return author.kind === "visitor" ? `${author.name} (${author.pseudonym})` : author.name;
}
