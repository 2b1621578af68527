import { oncePerProcess } from "@/lib/load/once-per-process";
import type { FeedPosts, ListedChannel } from "@/lib/tribune/queries";

export type Board = FeedPosts & { channel: ListedChannel; readSince: number; bodies: Map<string, Uint8Array<ArrayBuffer>> };

export type KeptBoard = { board: Promise<Board>; since: number; channelId?: number; stop?: () => void };

const mostBoards = 20;
const mostBytes = 512 * 1024;

const boards = oncePerProcess("boards", () => new Map<string, KeptBoard>());

export function keptBoard(slug: string): KeptBoard | undefined {
  return boards.get(slug);
}

/** Keeps a board until it is forgotten, or has not been made anew for longer than the others when there are too many. */
export function keepBoard(slug: string, kept: KeptBoard): void {
  boards.set(slug, kept);
  const [oldest] = boards;
  if (boards.size > mostBoards && oldest) forgetKept(...oldest);
}

export function forgetKept(slug: string, kept: KeptBoard): void {
  kept.stop?.();
  if (boards.get(slug) === kept) boards.delete(slug);
}

/** For whoever has just changed a channel: the hub tells every process a moment later, but the next request here may be theirs. */
export function forgetBoard(channelId: number): void {
  for (const [slug, kept] of boards) if (kept.channelId === undefined || kept.channelId === channelId) forgetKept(slug, kept);
}

export function bodyOf({ bodies }: Board, question: string, make: () => string): Uint8Array<ArrayBuffer> {
  const known = bodies.get(question);
  if (known) return known;
  const made = new TextEncoder().encode(make());
  const size = [...bodies.values()].reduce((sum, body) => sum + body.length, made.length);
  if (size > mostBytes) bodies.clear();
  bodies.set(question, made);
  return made;
}
