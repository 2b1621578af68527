import "server-only";
import { sanitise } from "@/lib/security/sanitise";
import { getSetting } from "@/lib/settings/queries";
import { parseMessage, referencesIn, type Span } from "@/lib/tribune/markup/parse";
import { renderRemote } from "@/lib/tribune/markup/render-remote";
import { actionIn, renderAction, renderWeb, type WebOptions } from "@/lib/tribune/markup/render-web";
import { findTargets, type Target } from "@/lib/tribune/references/queries";
import { urlsToKeep } from "@/lib/tribune/urls/kept";

export type Forms = { webHtml: string; remoteMarkup: string; targets: Target[]; urls: string[] };

type Written = { raw: string; registered: boolean; channelId: number; before?: Date };

export async function formsOf({ raw, registered, ...from }: Written): Promise<Forms> {
  const message = parseMessage(raw);
  const [settings, targets, urls] = await Promise.all([webSettings(), findTargets(referencesIn(message), from), urlsToKeep(message)]);
  const web = showOnWeb(message, { raw, registered }, { ...settings, targets: new Map(targets.map(({ position, address }) => [position, address])) });
  return { webHtml: web, remoteMarkup: renderRemote(message, settings), targets, urls };
}

/** How a member's message would be shown if it referred to no post that is there. */
export async function exampleOf(raw: string): Promise<string> {
  return showOnWeb(parseMessage(raw), { raw, registered: true }, await webSettings());
}

async function webSettings() {
  const [smileyAddress, wholeAddresses] = await Promise.all([getSetting("tribune.smileyAddress"), getSetting("tribune.wholeAddresses")]);
  return { smileyAddress, wholeAddresses };
}

function showOnWeb(message: Span[], { raw, registered }: Pick<Written, "raw" | "registered">, options: WebOptions): string {
  const action = registered ? actionIn(raw) : null;
  return sanitise(action === null ? renderWeb(message, options) : renderAction(renderWeb(parseMessage(action), options)));
}
