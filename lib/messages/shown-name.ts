import "server-only";
import type { Person } from "@/lib/messages/person";
import { getSetting } from "@/lib/settings/queries";

type Shown = { name: string | null; pseudonym?: string };

export async function nameShower(): Promise<(name: string) => string> {
  const pattern = await getSetting("messages.showNamesAs");
  return (name) => pattern.replace("%", () => name);
}

export async function shownName(name: string): Promise<string> {
  return (await nameShower())(name);
}

export function showPerson(person: Person, show: (name: string) => string): Shown {
  if (person.kind === "gone") return { name: null };
  if (person.kind === "site") return { name: person.name };
  return person.kind === "member" ? { name: show(person.name) } : { name: person.name, pseudonym: person.pseudonym };
}
