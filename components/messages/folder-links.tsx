"use client";

import { type Filter, FilterLink } from "@/components/ui/filters";

export type FolderLink = Filter & { unread?: number; counted?: string };

export function FolderLinks({ label, links }: { label: string; links: FolderLink[] }) {
  return (
    <nav aria-label={label} className="strip -mx-4 gap-1 px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0">
      {links.map(({ href, words, current, unread, counted }) => (
        <FilterLink key={href} href={href} current={current}>
          {words}
          {unread && (
            <span className="rounded-full bg-accent px-2 text-xs font-bold text-on-accent">
              <span aria-hidden="true">{unread}</span>
              <span className="sr-only">{counted}</span>
            </span>
          )}
        </FilterLink>
      ))}
    </nav>
  );
}
