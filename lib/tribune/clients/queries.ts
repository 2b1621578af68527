import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { env } from "@/lib/env";
import { getSetting } from "@/lib/settings/queries";
import { boardPath } from "@/lib/tribune/board-path";
import { configurations } from "@/lib/tribune/clients/configurations";
import { requireChannel } from "@/lib/tribune/commands";

export type Snippet = { client: string; file: string | null; text: string };

export async function listSnippets(viewer: Actor, slug: string, token: string): Promise<Snippet[]> {
  const channel = await requireChannel(viewer, slug);
  const [name, maximumLength, refresh] = await Promise.all([getSetting("site.name"), getSetting("tribune.maximumLength"), getSetting("tribune.refreshMilliseconds")]);
  const place = { site: env.SITE_URL, name, path: boardPath(channel.slug), login: viewer.name, token, maximumLength, refreshSeconds: Math.ceil(refresh / 1000) };
  return configurations.flatMap(({ client, parts }) => parts(place).map((part) => ({ client, ...part })));
}
