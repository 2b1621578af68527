"use client";

import { type FocusEvent, useState } from "react";
import { useFormContext } from "react-hook-form";
import type { RecipientPicker } from "@/components/messages/recipient-picker";
import type { Begun } from "@/components/messages/use-picking";
import { TextField } from "@/components/ui/controls";
import type { Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { recipientNames } from "@/lib/messages/recipients/names";

type Properties = { label: string; hint: string; required: boolean; most: number; problems: Problems; texts: Catalogue["writing"]["picker"] };
type Loaded = { Picker: typeof RecipientPicker; begun: Begun };

export function RecipientField({ label, hint, required, most, problems, texts }: Properties) {
  const { getValues } = useFormContext();
  const [loaded, setLoaded] = useState<Loaded | null>(null);

  async function load({ currentTarget: field }: FocusEvent<HTMLInputElement>) {
    const before = String(getValues("to"));
    const modules = await Promise.all([import("@/components/messages/recipient-picker"), import("@/components/messages/use-recipients")]).catch(() => null);
    if (!modules) return;
    const [{ RecipientPicker: Picker }, { knownOf }] = modules;
    const known = await knownOf(recipientNames(before));
    setLoaded({ Picker, begun: { known, typing: getValues("to") !== before, focused: document.activeElement === field } });
  }

  if (loaded) return <loaded.Picker label={label} hint={most === 1 ? hint : texts.hint} most={most} problems={problems} texts={texts} begun={loaded.begun} />;
  return <TextField name="to" label={label} hint={hint} required={required} autoComplete="off" autoCapitalize="none" spellCheck={false} onFocus={load} />;
}
