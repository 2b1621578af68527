import "server-only";
import { getSetting } from "@/lib/settings/queries";

/** A member's name as messages and the mails about them show it. */
export async function shownName(name: string): Promise<string> {
  return (await getSetting("messages.showNamesAs")).replace("%", () => name);
}
