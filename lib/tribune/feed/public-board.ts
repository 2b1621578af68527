import "server-only";
import { isListening, listen } from "@/lib/realtime/hub";
import { getSetting } from "@/lib/settings/queries";
import { requireChannel } from "@/lib/tribune/commands";
import { type Board, forgetKept, type KeptBoard, keepBoard, keptBoard } from "@/lib/tribune/feed/kept-boards";
import { readFeed } from "@/lib/tribune/queries";
import { everybody } from "@/lib/tribune/reader";

/** However quiet the hub: a connection may be dead without anybody noticing. */
const goodFor = 15_000;

export function publicBoard(slug: string): Promise<Board> {
  const known = keptBoard(slug);
  if (known && isListening() && performance.now() - known.since < goodFor) return known.board;
  if (known) forgetKept(slug, known);
  const kept: KeptBoard = { since: performance.now(), board: Promise.resolve().then(() => read(slug, kept)) };
  keepBoard(slug, kept);
  kept.board.catch(() => forgetKept(slug, kept));
  return kept.board;
}

/** Listens before it reads, so that nothing comes between unheard. */
async function read(slug: string, kept: KeptBoard): Promise<Board> {
  const channel = await requireChannel(null, slug);
  kept.channelId = channel.id;
  kept.stop = listen(`channel:${channel.id}`, () => forgetKept(slug, kept));
  const readSince = performance.now();
  const read = await readFeed(everybody, channel.id, { after: 0, take: await getSetting("tribune.maximumLimit") });
  return { ...read, channel, readSince, bodies: new Map() };
}
