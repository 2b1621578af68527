"use client";

import { useRouter } from "next/navigation";
import { type ComponentType, useEffect, useState } from "react";
import { shortcutIn } from "@/components/keyboard/shortcut";
import type { Catalogue } from "@/lib/i18n/catalogues";

type Sheet = ComponentType<{ texts: Catalogue["keyboard"]; onClose: () => void }>;

export function Shortcuts({ texts }: { texts: Catalogue["keyboard"] }) {
  const router = useRouter();
  const [sheet, setSheet] = useState<{ Sheet: Sheet } | null>(null);

  useEffect(() => {
    const press = async (event: KeyboardEvent) => {
      const key = shortcutIn(event);
      if (!key) return;
      event.preventDefault();
      const go = (path: string) => router.push(path);
      const help = () =>
        import("@/components/keyboard/keyboard-sheet").then(
          ({ KeyboardSheet }) => setSheet({ Sheet: KeyboardSheet }),
          () => go("/messages/keyboard"),
        );
      const { press: act } = await import("@/components/keyboard/keys");
      act(key, { go, help });
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [router]);

  return sheet && <sheet.Sheet texts={texts} onClose={() => setSheet(null)} />;
}
