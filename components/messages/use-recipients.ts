import { useRef, useState } from "react";
import { askRecipients, type Recipient } from "@/components/messages/recipient-search";
import { nameKey, plainKey } from "@/lib/members/name";

const pause = 150;

export type Known = ReadonlyMap<string, Recipient | null>;

export function useRecipients(begun: Known) {
  const [options, setOptions] = useState<Recipient[] | null>(null);
  const [known, setKnown] = useState(begun);
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

  async function lookUp(names: string[]) {
    const unsure = names.filter((name) => !known.has(nameKey(name)));
    const found = await knownOf(unsure);
    setKnown((before) => new Map([...before, ...found]));
  }

  return { options, search, lookUp, find: (name: string) => known.get(nameKey(name)) };
}

export async function knownOf(names: string[]): Promise<Known> {
  const found = names.length > 0 ? await askRecipients({ names: names.join() }) : null;
  const meant = (name: string) => found?.find((each) => nameKey(each.name) === nameKey(name)) ?? found?.find((each) => plainKey(each.name) === plainKey(name)) ?? null;
  return new Map(found && names.map((name) => [nameKey(name), meant(name)]));
}

function learned(before: Known, found: Recipient[]): Known {
  return new Map([...before, ...found.map((each) => [nameKey(each.name), each] as const)]);
}
