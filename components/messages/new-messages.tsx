"use client";

import { useEffect, useState } from "react";
import { MarkRead } from "@/components/messages/mark-read";
import { SteadyBox } from "@/components/messages/steady-box";

type Properties = {
  conversation: number;
  shown: number[];
  received: number[];
  unread: boolean;
  texts: { one: string; many: string };
};

/** What was there at the beginning is read, and later what came into view: what arrives moves neither focus nor page, waits for whoever is typing to leave the box, also where it was accepted late and stands among what was there. */
export function NewMessages({ conversation, shown, received, unread, texts }: Properties) {
  const [opened] = useState(shown);
  const [seen, setSeen] = useState(shown);
  const words = (count: number) => (count === 1 ? texts.one : texts.many.replace("{count}", String(count)));
  const arrived = received.filter((id) => id > (opened[0] ?? 0) && !opened.includes(id));
  const waiting = arrived.filter((id) => !seen.includes(id));
  const awaited = waiting.join(" ");

  useEffect(() => {
    const places = awaited.split(" ").flatMap((id) => document.getElementById(`m-${id}`) ?? []);
    const observer = new IntersectionObserver((entries) => {
      const inView = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => Number(target.id.slice("m-".length)));
      if (inView.length > 0 && !document.hidden && !isTyping()) setSeen((known) => [...known, ...inView]);
    });
    const look = () => {
      observer.disconnect();
      for (const place of places) observer.observe(place);
    };
    look();
    const changes = ["visibilitychange", "focusout"];
    for (const change of changes) document.addEventListener(change, look);
    return () => {
      observer.disconnect();
      for (const change of changes) document.removeEventListener(change, look);
    };
  }, [awaited]);

  return (
    <>
      <SteadyBox messages={shown} />
      {unread && waiting.length === 0 && <MarkRead conversation={conversation} oldest={Math.min(...shown)} newest={Math.max(...shown)} />}
      <p role="status" className="sr-only">
        {arrived.length > 0 && words(arrived.length)}
      </p>
      {waiting.length > 0 && (
        <a href={`#m-${waiting[0]}`} className="fixed top-4 left-1/2 z-30 inline-flex min-h-11 -translate-x-1/2 items-center rounded-full bg-accent px-5 text-sm font-semibold text-on-accent shadow-lg hover:bg-accent-strong">
          {words(waiting.length)}
        </a>
      )}
    </>
  );
}

function isTyping(): boolean {
  return document.activeElement instanceof HTMLTextAreaElement;
}
