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
  const [{ before, words }] = useState(folded);
  const earlier = items.filter(({ id }) => id < before);
  const together = earlier.length >= fewest ? earlier : [];
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
      {items.slice(together.length).map(line)}
    </ol>
  );
}

function line({ id, message }: { id: number; message: ReactNode }) {
  return <li key={id}>{message}</li>;
}
