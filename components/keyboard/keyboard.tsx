import { getLocale } from "next-intl/server";
import { Shortcuts } from "@/components/keyboard/shortcuts";
import { currentActor } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";

export async function Keyboard() {
  const actor = await currentActor();
  return actor?.keyboardShortcuts ? <Shortcuts texts={catalogues[await getLocale()].keyboard} /> : null;
}
