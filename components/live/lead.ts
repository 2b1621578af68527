import { openConnection } from "@/components/live/connection";
import type { Need, Told } from "@/components/live/feed";

export type Lead = {
  need: (tab: string, needs: Need[]) => void;
  forget: (tab: string) => void;
  close: () => void;
};

type Tabs = { note: (tab: string) => void; tell: (told: Told) => void };

/** Several tabs answer at once. */
const settledAfter = 50;

/**
 * Holds the connection for all tabs. A tab hears nothing before its needs are noted: what it then gets begins where it
 * is, and it misses nothing that was told between its page and its first word.
 */
export function openLead(reader: string, { note, tell }: Tabs): Lead {
  const needed = new Map<string, Need[]>();
  const fresh = new Set<string>();
  let settling: ReturnType<typeof setTimeout> | undefined;

  const connection = openConnection(reader, (told) => {
    for (const [tab, needs] of needed) if (!fresh.has(tab)) advance(needs, told);
    tell(told);
  });

  function settle() {
    settling = undefined;
    for (const tab of fresh) note(tab);
    fresh.clear();
    if (needed.size > 0) connection.need([...needed.values()].flat());
  }

  return {
    need(tab, needs) {
      needed.set(tab, needs);
      fresh.add(tab);
      settling ??= setTimeout(settle, settledAfter);
    },
    forget(tab) {
      needed.delete(tab);
      fresh.delete(tab);
      settling ??= setTimeout(settle, settledAfter);
    },
    close() {
      clearTimeout(settling);
      connection.close();
    },
  };
}

function advance(needs: Need[], { feed, at = 0 }: Told) {
  for (const need of needs) if (need.feed === feed) need.at = Math.max(need.at, at);
}
