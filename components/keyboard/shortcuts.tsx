"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { shortcutIn } from "@/components/keyboard/shortcut";
import type { Catalogue } from "@/lib/i18n/catalogues";

const KeyboardSheet = dynamic(() => import("@/components/keyboard/keyboard-sheet").then((module) => module.KeyboardSheet), { ssr: false });

export function Shortcuts({ texts }: { texts: Catalogue["keyboard"] }) {
  const router = useRouter();
  const [helping, setHelping] = useState(false);

  useEffect(() => {
    const press = async (event: KeyboardEvent) => {
      const key = shortcutIn(event);
      if (!key) return;
      event.preventDefault();
      const { press: act } = await import("@/components/keyboard/keys");
      act(key, { go: (path) => router.push(path), help: () => setHelping(true) });
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [router]);

  return helping && <KeyboardSheet texts={texts} onClose={() => setHelping(false)} />;
}
