import "server-only";
import { sanitise } from "@/lib/security/sanitise";
import { getSetting } from "@/lib/settings/queries";
import { parseMessage, referencesIn } from "@/lib/tribune/markup/parse";
import { renderRemote } from "@/lib/tribune/markup/render-remote";
import { actionIn, renderAction, renderWeb } from "@/lib/tribune/markup/render-web";
import { findTargets, type Target } from "@/lib/tribune/references/queries";
import { urlsToKeep } from "@/lib/tribune/urls/kept";

export type Forms = { webHtml: string; remoteMarkup: string; targets: Target[]; urls: string[] };

type Written = { raw: string; registered: boolean; channelId: number; before?: Date };

/** How a message is shown, on the web and by remote clients, with the posts that it means and the URLs that the archive keeps of it. */
export async function formsOf({ raw, registered, ...from }: Written): Promise<Forms> {
  const [smileyAddress, wholeAddresses] = await Promise.all([getSetting("tribune.smileyAddress"), getSetting("tribune.wholeAddresses")]);
  const message = parseMessage(raw);
  const targets = await findTargets(referencesIn(message), from);
  const options = { smileyAddress, wholeAddresses, targets: new Map(targets.map(({ position, address }) => [position, address])) };
  const action = registered ? actionIn(raw) : null;
  const web = action === null ? renderWeb(message, options) : renderAction(renderWeb(parseMessage(action), options));
  return { webHtml: sanitise(web), remoteMarkup: renderRemote(message, { wholeAddresses }), targets, urls: await urlsToKeep(message) };
}
