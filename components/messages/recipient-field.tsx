"use client";

import { type FocusEvent, useState } from "react";
import { useFormContext } from "react-hook-form";
import type { RecipientPicker } from "@/components/messages/recipient-picker";
import { askRecipients } from "@/components/messages/recipient-search";
import type { Begun } from "@/components/messages/use-picking";
import { TextField } from "@/components/ui/controls";
import type { Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";

type Properties = { label: string; hint: string; required: boolean; most: number; problems: Problems; texts: Catalogue["writing"]["picker"] };
type Loaded = { Picker: typeof RecipientPicker; begun: Begun };

/** A list of names with commas between, that becomes a picker when somebody comes to it. */
export function RecipientField({ label, hint, required, most, problems, texts }: Properties) {
  const { getValues } = useFormContext();
  const [loaded, setLoaded] = useState<Loaded | null>(null);

  async function load({ currentTarget: field }: FocusEvent<HTMLInputElement>) {
    const before = String(getValues("to"));
    const [module, known] = await Promise.all([import("@/components/messages/recipient-picker").catch(() => null), before.trim() ? askRecipients({ names: before }) : []]);
    if (module) setLoaded({ Picker: module.RecipientPicker, begun: { known: known ?? [], typing: getValues("to") !== before, focused: document.activeElement === field } });
  }

  if (loaded) return <loaded.Picker label={label} hint={texts.hint} most={most} problems={problems} texts={texts} begun={loaded.begun} />;
  return <TextField name="to" label={label} hint={hint} required={required} autoComplete="off" autoCapitalize="none" spellCheck={false} onFocus={load} />;
}
