"use client";

import { useEffect, useState } from "react";
import { MarkRead } from "@/components/messages/mark-read";

type Properties = {
  conversation: number;
  shown: number[];
  received: number[];
  unread: boolean;
  texts: { one: string; many: string };
};

/** What was there at the beginning is read, and later what came into view: what arrives moves neither focus nor page. */
export function NewMessages({ conversation, shown, received, unread, texts }: Properties) {
  const newest = shown.at(-1) ?? 0;
  const [opened] = useState(newest);
  const [seen, setSeen] = useState(newest);
  const words = (count: number) => (count === 1 ? texts.one : texts.many.replace("{count}", String(count)));
  const arrived = received.filter((id) => id > opened).length;
  const waiting = received.filter((id) => id > seen);

  useEffect(() => {
    const last = document.getElementById(`m-${newest}`);
    if (!last || newest <= seen) return;
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && !document.hidden && setSeen(newest));
    const look = () => {
      observer.unobserve(last);
      observer.observe(last);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      observer.disconnect();
      document.removeEventListener("visibilitychange", look);
    };
  }, [newest, seen]);

  return (
    <>
      {unread && seen >= newest && <MarkRead conversation={conversation} oldest={shown[0] ?? newest} newest={newest} />}
      <p role="status" className="sr-only">
        {arrived > 0 && words(arrived)}
      </p>
      {waiting.length > 0 && (
        <a href={`#m-${waiting[0]}`} className="fixed bottom-4 left-1/2 z-30 inline-flex min-h-11 -translate-x-1/2 items-center rounded-full bg-accent px-5 text-sm font-semibold text-on-accent shadow-lg hover:bg-accent-strong">
          {words(waiting.length)}
        </a>
      )}
    </>
  );
}
