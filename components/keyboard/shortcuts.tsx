"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { shortcutIn } from "@/components/keyboard/shortcut";

export function Shortcuts() {
  const router = useRouter();

  useEffect(() => {
    const press = async (event: KeyboardEvent) => {
      const key = shortcutIn(event);
      if (!key) return;
      event.preventDefault();
      const { press: act } = await import("@/components/keyboard/keys");
      act(key, (path) => router.push(path));
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [router]);

  return null;
}
