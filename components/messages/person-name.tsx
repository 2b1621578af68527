import { getTranslations } from "next-intl/server";
import type { Person } from "@/lib/messages/person";
import { shownName } from "@/lib/messages/shown-name";

/** Whoever is on one side of a message; a visitor is marked as one, with the mask of the address. */
export async function PersonName({ person }: { person: Person }) {
  const t = await getTranslations("messages.person");
  if (person.kind === "gone") return <span className="text-faint italic">{t("gone")}</span>;
  if (person.kind === "member") return <span>{await shownName(person.name)}</span>;
  return (
    <span>
      {person.name} <span className="rounded-full bg-sunken px-2 py-0.5 text-xs font-semibold text-ink">{t("visitor")}</span> <span className="font-mono text-xs font-normal wrap-anywhere text-faint">{person.pseudonym}</span>
    </span>
  );
}
