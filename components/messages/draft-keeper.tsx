"use client";

import { useEffect, useState } from "react";
import { useFormContext } from "react-hook-form";
import { createDelays } from "@/components/messages/delays";
import { draftName, keepHere, readHere } from "@/components/messages/draft-here";
import { SignInAgain } from "@/components/messages/sign-in-again";
import { keepDraftAction } from "@/lib/messages/drafts/actions";

export type DraftTexts = Record<"saved" | "here" | "signedOut" | "signIn", string>;

type Properties = {
  member: number;
  formKey: string;
  conversation?: string;
  parent?: string;
  /** When the server kept what the form began with; 0 for never. */
  keptAt: number;
  texts: DraftTexts;
};

const soon = 300;
const later = 2000;

/** Keeps what is typed into the form around it: in this browser at once, on the server a moment later, and again when the network is back. */
export function DraftKeeper({ member, formKey, conversation, parent, keptAt, texts }: Properties) {
  const { subscribe, reset, getValues } = useFormContext();
  const [told, setTold] = useState<"" | "saved" | "here" | "signedOut">("");

  useEffect(() => {
    const name = draftName(member, conversation ? `c${conversation}` : formKey);
    const { putOff, hurry, drop, has } = createDelays();
    const page = location.pathname;
    const values = () => Object.fromEntries(Object.entries(getValues()).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
    let written = values();
    const keepInBrowser = () => keepHere(name, written);
    const nameInAddress = () => location.pathname === page && history.replaceState(history.state, "", `/messages/write?draft=${formKey}${parent ? `&reply=${parent}` : ""}`);
    const keepAway = async () => {
      const outcome = await keepDraftAction({ ...written, holder: String(member), key: formKey, ...(conversation ? { conversation } : {}), ...(parent ? { parent } : {}) }).catch(() => null);
      setTold(outcome?.ok ? "saved" : outcome?.code === "signed_out" ? "signedOut" : "here");
    };
    const keepNow = () => {
      for (const work of [keepInBrowser, nameInAddress, keepAway]) hurry(work);
    };
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      const form = target instanceof Element && target.closest("form");
      if (form && !form.contains(relatedTarget as Node | null)) keepNow();
    };
    const stop = subscribe({
      formState: { values: true },
      callback: () => {
        written = values();
        putOff(keepInBrowser, soon);
        if (!conversation) putOff(nameInAddress, soon);
        if (!has(keepAway)) putOff(keepAway, later);
      },
    });
    const found = readHere(name);
    if (found && found.at > keptAt) reset({ ...getValues(), ...found.values });
    written = values();
    addEventListener("online", keepAway);
    addEventListener("focusout", leave);
    addEventListener("pagehide", keepNow);
    return () => {
      stop();
      removeEventListener("online", keepAway);
      removeEventListener("focusout", leave);
      removeEventListener("pagehide", keepNow);
      // An act of this page is not to be sent from the next one.
      if (location.pathname !== page) drop(keepAway);
      keepNow();
    };
  }, [subscribe, reset, getValues, member, formKey, conversation, parent, keptAt]);

  return (
    <p role="status" className={told ? "text-sm text-faint" : "sr-only"}>
      {told && texts[told]} {told === "signedOut" && <SignInAgain words={texts.signIn} />}
    </p>
  );
}
