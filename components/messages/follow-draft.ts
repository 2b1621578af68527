import type { FieldValues, UseFormReturn } from "react-hook-form";
import { createDelays } from "@/components/messages/delays";
import { draftName, draftPlace, keepHere, readHere } from "@/components/messages/draft-here";
import { keepDraftAction } from "@/lib/messages/drafts/actions";

export type DraftTold = "" | "saved" | "here" | "signedOut" | "beside";

export type DraftForm = {
  member: number;
  formKey: string;
  conversation?: string | undefined;
  parent?: string | undefined;
  /** When the server kept what the form began with; 0 for never. */
  keptAt: number;
};

type Following = DraftForm & {
  form: Pick<UseFormReturn<FieldValues>, "subscribe" | "reset" | "getValues">;
  madeFor: Record<string, string>;
  tell: (told: DraftTold) => void;
  /** The same draft was written elsewhere: what this form holds lies under another key from now on. */
  onMoved: (key: string) => void;
};

const soon = 300;
const later = 2000;

/** Keeps what is typed into a form: in this browser at once, on the server a moment later, and again when the network is back. */
export function followDraft({ form, member, formKey, conversation, parent, keptAt, madeFor, tell, onMoved }: Following): () => void {
  const { subscribe, reset, getValues } = form;
  const { putOff, hurry, drop, has } = createDelays();
  const page = location.pathname;
  const writer = crypto.randomUUID();
  let key = formKey;
  let beside = false;
  const nameHere = () => draftName(member, draftPlace(key, conversation));
  const values = () => Object.fromEntries(Object.entries(getValues()).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  let written = values();
  const keepInBrowser = () => keepHere(nameHere(), written);
  const nameInAddress = () => {
    if (location.pathname === page) history.replaceState(history.state, "", `/messages/write?draft=${key}${parent ? `&reply=${parent}` : ""}`);
  };
  const keepAway = async () => {
    const place = { ...(conversation && { conversation }), ...(parent && { parent }) };
    const outcome = await keepDraftAction({ ...written, ...place, ...madeFor, key, writer, keptAt: String(keptAt) }).catch(() => null);
    if (outcome?.ok && outcome.value?.beside) {
      beside = true;
      move(outcome.value.key);
    }
    if (outcome?.ok) return tell(beside ? "beside" : "saved");
    tell(outcome && ["signed_out", "conflict"].includes(outcome.code) ? "signedOut" : "here");
  };
  const move = (to: string) => {
    if (to === key) return;
    key = to;
    keepInBrowser();
    if (!conversation) nameInAddress();
    onMoved(to);
  };
  const keepNow = () => {
    for (const work of [keepInBrowser, nameInAddress, keepAway]) hurry(work);
  };
  const leave = ({ target, relatedTarget }: FocusEvent) => {
    const around = target instanceof Element && target.closest("form");
    if (around && !around.contains(relatedTarget as Node | null)) keepNow();
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
  const found = readHere(nameHere(), conversation && keptAt === 0 ? draftName(member, `c${conversation}`) : undefined);
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
}
