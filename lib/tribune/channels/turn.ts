import { oncePerProcess } from "@/lib/load/once-per-process";

const turns = oncePerProcess("turns of channels", () => new Map<number, Promise<unknown>>());

/** The channel's lock lets one change through at a time; this process's others wait here, where they keep no connection from anybody else. */
export function inTurn<T>(channelId: number, change: () => Promise<T>): Promise<T> {
  const turn = (turns.get(channelId) ?? Promise.resolve()).then(change);
  turns.set(
    channelId,
    turn.catch(() => {}),
  );
  return turn;
}
