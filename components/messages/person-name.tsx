import { ShownPerson } from "@/components/messages/shown-person";
import { getTranslations } from "@/lib/i18n/texts";
import type { Person } from "@/lib/messages/person";
import { nameShower, showPerson } from "@/lib/messages/shown-name";

export async function PersonName({ person }: { person: Person }) {
  const t = await getTranslations("messages.person");
  return <ShownPerson {...showPerson(person, await nameShower())} words={{ gone: t("gone"), visitor: t("visitor") }} />;
}
