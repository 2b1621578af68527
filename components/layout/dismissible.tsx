"use client";

import { X } from "lucide";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { noticeCookie } from "@/lib/notice-cookie";

const shownFor = 8000;

export function Dismissible({ label, children }: { label: string; children: ReactNode }) {
  const [shown, setShown] = useState(true);
  const held = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const dismiss = useCallback(() => {
    if (box.current?.contains(document.activeElement)) focusContent();
    setShown(false);
  }, []);

  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we serve.
    document.cookie = `${noticeCookie}=; Path=/; Max-Age=0; SameSite=Lax`;
    if (document.activeElement === document.body) focusContent();
    const close = ({ key }: KeyboardEvent) => key === "Escape" && dismiss();
    const timer = setInterval(() => held.current || setShown(false), shownFor);
    addEventListener("keydown", close);
    return () => {
      clearInterval(timer);
      removeEventListener("keydown", close);
    };
  }, [dismiss]);

  if (!shown) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being pointed at only keeps it in place.
    <div
      ref={box}
      className="notice-place flex items-center justify-between gap-3 rounded-xl border border-line bg-surface px-4 py-2 shadow-lg"
      onMouseEnter={() => (held.current = true)}
      onMouseLeave={() => (held.current = false)}
      onFocus={() => (held.current = true)}
      onBlur={() => (held.current = false)}
    >
      {children}
      <button type="button" aria-label={label} className="notice-dismiss grid size-11 shrink-0 cursor-pointer place-items-center rounded-lg hover:bg-sunken" onClick={dismiss}>
        <Icon icon={X} className="size-5" />
      </button>
    </div>
  );
}

function focusContent(): void {
  document.getElementById("content")?.focus({ preventScroll: true });
}
