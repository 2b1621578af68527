"use client";

import { useEffect, useRef } from "react";

export function SelectAll({ name, label }: { name: string; label: string }) {
  const box = useRef<HTMLInputElement>(null);
  const lines = () => [...(box.current?.form?.querySelectorAll<HTMLInputElement>(`input[name=${name}]`) ?? [])];

  useEffect(() => {
    const show = () => {
      const ticked = lines().filter(({ checked }) => checked).length;
      if (!box.current) return;
      box.current.checked = ticked > 0 && ticked === lines().length;
      box.current.indeterminate = ticked > 0 && ticked < lines().length;
    };
    const form = box.current?.form;
    form?.addEventListener("change", show);
    form?.addEventListener("keydown", openLine);
    show();
    return () => {
      form?.removeEventListener("change", show);
      form?.removeEventListener("keydown", openLine);
    };
  });

  function tickAll() {
    for (const line of lines()) line.checked = box.current?.checked ?? false;
  }

  return (
    <label className="ml-2.25 grid size-11 cursor-pointer place-items-center noscript:hidden">
      <input ref={box} type="checkbox" aria-label={label} title={label} onChange={tickAll} className="size-5 accent-accent" />
    </label>
  );
}

/** Enter on a box would press the first act of the form: it opens the line instead. */
function openLine(event: KeyboardEvent): void {
  const { key, target } = event;
  if (key !== "Enter" || !(target instanceof HTMLInputElement) || target.type !== "checkbox") return;
  event.preventDefault();
  target.closest("li")?.querySelector("a")?.click();
}
