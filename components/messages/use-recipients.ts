import { useRef, useState } from "react";
import { askRecipients, type Recipient } from "@/components/messages/recipient-search";
import { nameKey } from "@/lib/members/name";

const pause = 150;

/** Whom the site has told us of: those that a beginning may mean, and what is known of names by now. */
export function useRecipients(begun: Recipient[]) {
  const [options, setOptions] = useState<Recipient[] | null>(null);
  const [known, setKnown] = useState<ReadonlyMap<string, Recipient | null>>(() => learned(new Map(), begun));
  const asking = useRef<{ timer?: ReturnType<typeof setTimeout>; stop?: AbortController }>({});

  function search(q: string) {
    clearTimeout(asking.current.timer);
    asking.current.stop?.abort();
    if (q.trim() === "") return setOptions(null);
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const found = await askRecipients({ q: q.trim() }, stop.signal);
      if (stop.signal.aborted) return;
      setOptions(found);
      setKnown((before) => learned(before, found ?? []));
    }, pause);
    asking.current = { timer, stop };
  }

  /** Names that were typed out instead of being picked. */
  async function lookUp(names: string[]) {
    const unsure = names.filter((name) => !known.has(nameKey(name)));
    const found = unsure.length > 0 ? await askRecipients({ names: unsure.join() }) : null;
    if (found) setKnown((before) => learned(new Map([...before, ...unsure.map((name) => [nameKey(name), null] as const)]), found));
  }

  return { options, search, lookUp, find: (name: string) => known.get(nameKey(name)) };
}

function learned(before: ReadonlyMap<string, Recipient | null>, found: Recipient[]): ReadonlyMap<string, Recipient | null> {
  return new Map([...before, ...found.map((each) => [nameKey(each.name), each] as const)]);
}
