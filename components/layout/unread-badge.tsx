"use client";

import { useEffect, useState } from "react";
import { followMailbox } from "@/components/live/follow-mailbox";

export type UnreadLabels = { none: string; one: string; many: string };

export function UnreadBadge({ count, labels }: { count: number; labels: UnreadLabels }) {
  const [told, setTold] = useState<{ base: number; count: number } | null>(null);
  const shown = told?.base === count ? told.count : count;

  useEffect(() => followMailbox(({ unread_count: latest }) => setTold({ base: count, count: latest })), [count]);

  const label = shown === 0 ? labels.none : shown === 1 ? labels.one : labels.many.replace("{count}", String(shown));
  return (
    <span aria-live="polite">
      {shown > 0 && (
        <span aria-hidden="true" className="ml-1 rounded-full bg-accent px-2 py-0.5 text-xs font-bold text-on-accent">
          {shown > 999 ? "999+" : shown}
        </span>
      )}
      <span className="sr-only">({label})</span>
    </span>
  );
}
