"use client";

import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";

const unchanging = () => () => {};

/** Copies a text. Where no script runs there is nothing to press, and the text can be selected. */
export function CopyButton({ text, words, done, label }: { text: string; words: string; done: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const running = useSyncExternalStore(
    unchanging,
    () => true,
    () => false,
  );
  if (!running) return null;
  return (
    <Button type="button" look="quiet" aria-label={label} onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}>
      <span aria-live="polite">{copied ? done : words}</span>
    </Button>
  );
}
