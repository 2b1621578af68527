import { getTranslations } from "next-intl/server";
import type { Person } from "@/lib/messages/person";
import { nameShower } from "@/lib/messages/shown-name";

type Manner = { gone: string; visitor: string; show: (name: string) => string };

/** Whoever is on one side of a message; a visitor is marked as one, with the mask of the address. */
export async function PersonName({ person }: { person: Person }) {
  return <NamedPerson person={person} manner={await getManner()} />;
}

/** What a long list asks for once. */
export async function getManner(): Promise<Manner> {
  const t = await getTranslations("messages.person");
  return { gone: t("gone"), visitor: t("visitor"), show: await nameShower() };
}

export function NamedPerson({ person, manner }: { person: Person; manner: Manner }) {
  if (person.kind === "gone") return <span className="text-faint italic">{manner.gone}</span>;
  if (person.kind === "member") return <span>{manner.show(person.name)}</span>;
  return (
    <span>
      {person.name} <span className="rounded-full bg-sunken px-2 py-0.5 text-xs font-semibold text-ink">{manner.visitor}</span> <span className="font-mono text-xs font-normal wrap-anywhere text-faint">{person.pseudonym}</span>
    </span>
  );
}
