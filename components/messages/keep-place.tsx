"use client";

import { useEffect } from "react";

const waits = 10_000;

let left = { path: "", line: 0, at: Number.NEGATIVE_INFINITY, undone: false };

/** The answer to an act takes the focus away with what had it: it goes to the line that stands where the first of the chosen stood, and to that one when the act is undone. */
export function KeepPlace({ boxes: name }: { boxes: string }) {
  useEffect(() => {
    const boxes = () => [...document.querySelectorAll<HTMLInputElement>(`main form input[name=${name}]`)];
    const leave = ({ target }: SubmitEvent) => {
      if (!(target instanceof HTMLFormElement)) return;
      const own = boxes().filter(({ form }) => form === target);
      const ticked = own.findIndex(({ checked }) => checked);
      if (own.length > 0) left = { path: location.pathname, line: Math.max(0, ticked), at: performance.now(), undone: false };
      else if (target.elements.namedItem("undo")) left = { ...left, at: performance.now(), undone: true };
    };
    document.addEventListener("submit", leave, true);

    const lost = document.activeElement === document.body || document.activeElement?.id === "content";
    if ((lost || left.undone) && left.path === location.pathname && performance.now() - left.at < waits) {
      const all = boxes();
      all[Math.min(left.line, all.length - 1)]?.focus();
      left = { ...left, at: Number.NEGATIVE_INFINITY, undone: false };
    }
    return () => document.removeEventListener("submit", leave, true);
  });

  return null;
}
