import "server-only";
import { getSetting } from "@/lib/settings/queries";
import { addressesIn, type Span } from "@/lib/tribune/markup/parse";

/** The first URLs of a message, each once: as many as the archive takes from one post. */
export async function urlsToKeep(message: Span[]): Promise<string[]> {
  const most = await getSetting("tribune.urlsPerPost");
  return [...new Set(addressesIn(message))].slice(0, most);
}
