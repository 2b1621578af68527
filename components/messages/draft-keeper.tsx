"use client";

import { useEffect, useState } from "react";
import { useFormContext } from "react-hook-form";
import { keepHere, readHere } from "@/components/messages/draft-here";
import { keepDraftAction } from "@/lib/messages/drafts/actions";

type Properties = {
  formKey: string;
  conversation?: string;
  parent?: string;
  /** When the server kept what the form began with; 0 for never. */
  keptAt: number;
  texts: { saved: string; here: string };
};

const soon = 300;
const later = 2000;

/** Keeps what is typed into the form around it: in this browser at once, on the server a moment later, and again when the network is back. */
export function DraftKeeper({ formKey, conversation, parent, keptAt, texts }: Properties) {
  const { subscribe, reset, getValues } = useFormContext();
  const [told, setTold] = useState("");

  useEffect(() => {
    const name = conversation ? `c${conversation}` : formKey;
    const timers: Record<string, ReturnType<typeof setTimeout>> = {};
    const after = (wait: number, what: string, work: () => void) => {
      clearTimeout(timers[what]);
      timers[what] = setTimeout(work, wait);
    };
    const values = () => Object.fromEntries(Object.entries(getValues()).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
    const keepAway = async () => {
      const outcome = await keepDraftAction({ ...values(), key: formKey, ...(conversation ? { conversation } : {}), ...(parent ? { parent } : {}) }).catch(() => null);
      setTold(outcome?.ok ? texts.saved : texts.here);
    };
    const stop = subscribe({
      formState: { values: true },
      callback: () => {
        after(soon, "here", () => {
          keepHere(name, values());
          if (!conversation) history.replaceState(history.state, "", `/messages/write?draft=${formKey}${parent ? `&reply=${parent}` : ""}`);
        });
        if (!timers.away)
          timers.away = setTimeout(() => {
            delete timers.away;
            void keepAway();
          }, later);
      },
    });
    const found = readHere(name);
    if (found && found.at > keptAt) reset({ ...getValues(), ...found.values });
    addEventListener("online", keepAway);
    return () => {
      stop();
      removeEventListener("online", keepAway);
      for (const timer of Object.values(timers)) clearTimeout(timer);
    };
  }, [subscribe, reset, getValues, formKey, conversation, parent, keptAt, texts]);

  return (
    <p role="status" className="min-h-5 text-sm text-faint">
      {told}
    </p>
  );
}
