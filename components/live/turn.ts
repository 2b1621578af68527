/** A tab's turn to lead: `take` does not wait for it. */
export type Turn = { take: () => void; leave: () => void };

type Leading = { begin: () => void; end: () => void };

/** The browser gives the lock of a tab that goes to the next one that waits for it. */
export function waitForTurn(name: string, { begin, end }: Leading): Turn {
  let waiting = new AbortController();
  let release = () => {};
  let left = false;

  function stand(steal: boolean) {
    let leading = false;
    const lead = () => {
      leading = true;
      begin();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    };
    waiting.abort();
    waiting = new AbortController();
    navigator.locks.request(name, steal ? { steal } : { signal: waiting.signal }, lead).catch(() => {
      // Another tab took the lock, or this one stopped waiting for it.
      if (!leading || left) return;
      end();
      stand(false);
    });
  }

  stand(false);
  return {
    take: () => stand(true),
    leave() {
      left = true;
      waiting.abort();
      release();
    },
  };
}
