"use client";

import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

export type Filter = { href: string; words: string; current: boolean };

/** On one line where there may be many. */
export function Filters({ label, filters, oneLine = false }: { label: string; filters: Filter[]; oneLine?: boolean }) {
  return (
    <nav aria-label={label} className={oneLine ? "strip gap-1 pb-1" : "flex flex-wrap gap-1"}>
      {filters.map(({ href, words, current }) => (
        <FilterLink key={href} href={href} current={current}>
          {words}
        </FilterLink>
      ))}
    </nav>
  );
}

export function FilterLink({ href, current, children }: { href: string; current: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      aria-current={current ? "page" : undefined}
      className="inline-flex min-h-11 shrink-0 items-center gap-2 rounded-lg px-3 text-sm font-semibold whitespace-nowrap text-faint hover:bg-accent-soft hover:text-accent-strong aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-strong"
    >
      {children}
    </Link>
  );
}
