import "server-only";
import { getSetting } from "@/lib/settings/queries";

/** Says a member's name as messages and the mails about them show it. */
export async function nameShower(): Promise<(name: string) => string> {
  const pattern = await getSetting("messages.showNamesAs");
  return (name) => pattern.replace("%", () => name);
}

export async function shownName(name: string): Promise<string> {
  return (await nameShower())(name);
}
