import { Busy } from "@/lib/load/busy";
import { oncePerProcess } from "@/lib/load/once-per-process";

/** Work that waits for its turn with others of its kind, and begins in the order in which it came. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

type Bounds = { atOnce: number; waiting: number };

/** One for the process, by name: what is dear for the machine runs `atOnce` times at most, and beyond `waiting` is refused as Busy. */
export function gate(name: string, bounds: Bounds): Gate {
  return oncePerProcess(`gate: ${name}`, () => newGate(name, bounds));
}

export function newGate(name: string, { atOnce, waiting }: Bounds): Gate {
  const queue: (() => void)[] = [];
  let running = 0;

  async function turn() {
    if (queue.length >= waiting) throw new Busy(name);
    await new Promise<void>((resolve) => queue.push(resolve));
  }

  /** Whoever leaves hands the place on, so that nobody slips in between. */
  function leave() {
    const next = queue.shift();
    if (next) next();
    else running--;
  }

  return async (work) => {
    if (running < atOnce) running++;
    else await turn();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
