"use client";

import { useEffect, useRef } from "react";
import { KeyList } from "@/components/keyboard/key-list";
import { Button } from "@/components/ui/button";
import type { Catalogue } from "@/lib/i18n/catalogues";

export function KeyboardSheet({ texts, onClose }: { texts: Catalogue["keyboard"]; onClose: () => void }) {
  const sheet = useRef<HTMLDialogElement>(null);

  const title = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (!sheet.current?.open) sheet.current?.showModal();
    title.current?.focus();
  }, []);

  return (
    <dialog ref={sheet} onClose={onClose} aria-labelledby="keyboard-title" className="m-auto max-w-md rounded-xl border border-line bg-surface p-6 text-ink shadow-lg backdrop:bg-ink/40">
      <div className="grid gap-4">
        <h2 ref={title} tabIndex={-1} id="keyboard-title" className="text-lg font-semibold outline-none">
          {texts.title}
        </h2>
        <KeyList texts={texts} />
        <form method="dialog" className="flex flex-wrap items-center justify-between gap-3">
          <a href="/settings/privacy" className="inline-flex min-h-11 items-center text-sm font-semibold text-accent hover:underline">
            {texts.off}
          </a>
          <Button>{texts.close}</Button>
        </form>
      </div>
    </dialog>
  );
}
