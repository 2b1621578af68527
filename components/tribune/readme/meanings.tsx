import type { ReactNode } from "react";

/** What may be typed, or asked for, and what happens then. */
export function Meanings({ meanings }: { meanings: readonly { typed: string; says: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line rounded-xl border border-line bg-surface">
      {meanings.map(({ typed, says }) => (
        <div key={typed} className="grid gap-x-6 gap-y-1 px-4 py-3 wrap-anywhere sm:grid-cols-2">
          <dt className="font-mono text-sm whitespace-pre-wrap">{typed}</dt>
          <dd className="text-sm">{says}</dd>
        </div>
      ))}
    </dl>
  );
}
