import "server-only";
import { isSomebodysName } from "@/lib/members/names/queries";
import { getSetting } from "@/lib/settings/queries";
import { nobody, programName } from "@/lib/tribune/identity/info";
import type { Participant } from "@/lib/tribune/identity/participant";

/** What stands in `info`: the chosen name, else the program's. Without a login beside it, never a name that is somebody else's, also not one that has become so. */
export async function infoOf({ actor, state }: Participant, userAgent: string | null): Promise<string> {
  const program = programName(userAgent, await getSetting("tribune.shortestName"));
  for (const name of [state.name, program]) if (name && (actor || !(await isSomebodysName(null, name)))) return name;
  return nobody;
}
