import "server-only";

export type Outlet = {
  body: ReadableStream<Uint8Array>;
  /** Waits for room, and only then asks what to write; false once the stream is over, also because nobody reads it. */
  send: (write: () => Uint8Array) => Promise<boolean>;
  close: () => void;
};

/** What may wait to be read, beside what the connection itself holds. */
const room = 16 * 1024;
const patience = 30_000;

/** Sends to one client at the pace at which it reads, so that what it has not read is never kept in memory. */
export function openOutlet(over: () => void): Outlet {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let open = true;
  let waiting: { room: Promise<void>; found: () => void } | undefined;

  const body = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given;
      },
      pull: () => waiting?.found(),
      cancel: () => finish(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: room }),
  );

  function finish() {
    if (!open) return;
    open = false;
    waiting?.found();
    over();
  }

  function waitForRoom(): Promise<void> {
    if (waiting) return waiting.room;
    let found = () => {};
    const room = new Promise<void>((resolve) => {
      const impatient = setTimeout(giveUp, patience);
      found = () => {
        clearTimeout(impatient);
        waiting = undefined;
        resolve();
      };
    });
    waiting = { room, found };
    return room;
  }

  /** The client comes back with Last-Event-ID, should it ever read again. What waits for it is thrown away. */
  function giveUp() {
    controller?.error(new DOMException("The client does not read.", "AbortError"));
    finish();
  }

  return {
    body,
    async send(write) {
      while (open && (controller?.desiredSize ?? 0) <= 0) await waitForRoom();
      if (open) controller?.enqueue(write());
      return open;
    },
    close() {
      if (open) controller?.close();
      finish();
    },
  };
}
