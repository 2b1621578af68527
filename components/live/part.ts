import { openConnection } from "@/components/live/connection";
import type { Need, Told } from "@/components/live/feed";
import { type Lead, openLead } from "@/components/live/lead";
import { waitForTurn } from "@/components/live/turn";

/** A tab's part in the one connection of its browser. */
export type Part = { need: () => void; leave: () => void };

type Tab = { needs: () => Need[]; hear: (told: Told) => void };

type Word = { kind: "who" } | { kind: "need"; tab: string; needs: Need[] } | { kind: "gone" | "noted"; tab: string } | { kind: "told"; told: Told };

/** A tab that holds the connection and answers nobody for so long is taken to be frozen. */
const patience = 2000;

export function takePart(reader: string, tab: Tab): Part {
  return "locks" in navigator && "BroadcastChannel" in window ? shared(reader, tab) : alone(reader, tab);
}

/** Browsers without Web Locks, and sites without HTTPS. */
function alone(reader: string, { needs, hear }: Tab): Part {
  const connection = openConnection(reader, hear);
  return { need: () => connection.need(needs()), leave: connection.close };
}

/** The tab whose turn it is leads, for all. */
function shared(reader: string, { needs, hear }: Tab): Part {
  const me = Math.random().toString(36).slice(2);
  const name = `causerie events ${reader}`;
  const channel = new BroadcastChannel(name);
  const say = (word: Word) => channel.postMessage(word);
  let lead: Lead | undefined;
  let noted = false;
  let unanswered: ReturnType<typeof setTimeout> | undefined;

  function need() {
    noted = false;
    clearTimeout(unanswered);
    if (lead) return lead.need(me, needs());
    say({ kind: "need", tab: me, needs: needs() });
    unanswered = setTimeout(turn.take, patience);
  }

  function note(tab: string) {
    if (tab !== me) return say({ kind: "noted", tab });
    noted = true;
    clearTimeout(unanswered);
  }

  function listen(told: Told) {
    if (noted) hear(told);
  }

  channel.onmessage = ({ data: word }: MessageEvent<Word>) => {
    if (word.kind === "who") need();
    if (word.kind === "noted" && word.tab === me) note(me);
    if (word.kind === "told") listen(word.told);
    if (word.kind === "need") lead?.need(word.tab, word.needs);
    if (word.kind === "gone") lead?.forget(word.tab);
  };

  const turn = waitForTurn(name, {
    begin() {
      const tell = (told: Told) => {
        say({ kind: "told", told });
        listen(told);
      };
      lead = openLead(reader, { note, tell });
      need();
      say({ kind: "who" });
    },
    end() {
      lead?.close();
      lead = undefined;
      need();
    },
  });

  return {
    need,
    leave() {
      clearTimeout(unanswered);
      say({ kind: "gone", tab: me });
      lead?.close();
      turn.leave();
      channel.close();
    },
  };
}
