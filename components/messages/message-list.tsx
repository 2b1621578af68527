"use client";

import { type ReactNode, useState } from "react";

type Properties = {
  label: string;
  items: { id: number; message: ReactNode }[];
  folded: { before: number; words: ReactNode };
  unfold: ReactNode;
};

const fewest = 4;

export function MessageList({ label, items, folded, unfold }: Properties) {
  const [{ ids, words }] = useState(() => {
    const earlier = items.filter(({ id }) => id < folded.before).map(({ id }) => id);
    return { ids: new Set(earlier.length < fewest ? [] : earlier), words: folded.words };
  });
  const together = items.filter(({ id }) => ids.has(id));
  return (
    <ol aria-label={label} className="grid grid-cols-1 gap-2">
      {together.length > 0 && (
        <li className="relative">
          <details>
            <summary className="flex min-h-11 items-center rounded-xl border border-dashed border-edge px-4 text-sm font-semibold text-accent hover:bg-accent-soft">{words}</summary>
            <ol className="mt-2 grid grid-cols-1 gap-2">{together.map(line)}</ol>
          </details>
          {unfold}
        </li>
      )}
      {items.filter(({ id }) => !ids.has(id)).map(line)}
    </ol>
  );
}

function line({ id, message }: { id: number; message: ReactNode }) {
  return <li key={id}>{message}</li>;
}
