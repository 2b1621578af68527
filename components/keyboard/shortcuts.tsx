"use client";

import { useRouter } from "next/navigation";
import { type ComponentType, useEffect, useState } from "react";
import { shortcutIn } from "@/components/keyboard/shortcut";
import type { Catalogue } from "@/lib/i18n/catalogues";
import type { Locale } from "@/lib/i18n/locale";

type Texts = Catalogue["keyboard"];
type Sheet = { Sheet: ComponentType<{ texts: Texts; onClose: () => void }>; texts: Texts };

/** Fetched with the sheet, which few pages ever show. */
const textsIn: Record<Locale, () => Promise<{ default: Texts }>> = { en: () => import("@/lib/i18n/en/keyboard.json"), fr: () => import("@/lib/i18n/fr/keyboard.json") };

export function Shortcuts() {
  const router = useRouter();
  const [sheet, setSheet] = useState<Sheet | null>(null);

  useEffect(() => {
    const press = async (event: KeyboardEvent) => {
      const key = shortcutIn(event);
      if (!key) return;
      event.preventDefault();
      const go = (path: string) => router.push(path);
      const help = () => fetchSheet().then(setSheet, () => go("/messages/keyboard"));
      const { press: act } = await import("@/components/keyboard/keys");
      act(key, { go, help });
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [router]);

  return sheet && <sheet.Sheet texts={sheet.texts} onClose={() => setSheet(null)} />;
}

async function fetchSheet(): Promise<Sheet> {
  const [{ KeyboardSheet }, { default: texts }] = await Promise.all([import("@/components/keyboard/keyboard-sheet"), textsIn[document.documentElement.lang as Locale]()]);
  return { Sheet: KeyboardSheet, texts };
}
