"use client";

import { SlidersHorizontal } from "lucide";
import type { ComponentProps, FocusEvent, KeyboardEvent } from "react";
import { type Filter, Filters } from "@/components/ui/filters";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { menuLine } from "@/components/ui/menu";
import { SearchForm } from "@/components/ui/search-form";

type Properties = {
  search: ComponentProps<typeof SearchForm>;
  /** What to know of the search that was made. */
  notes: string[];
  words: Record<"how" | "present" | "view" | "sort" | "direction" | "keyboard", string>;
  views: Filter[];
  sorts: Filter[];
  falling: boolean;
};

const notesId = "search-notes";

export function ListingControls({ search, notes, words, views, sorts, falling }: Properties) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="min-w-0 flex-1">
        <SearchForm {...search} describedBy={notes.length > 0 ? notesId : undefined} />
      </div>
      <details className="relative" onKeyDown={closeByEscape} onBlur={closeBehind}>
        <summary className="inline-flex min-h-11 items-center justify-center gap-2 rounded-lg border border-edge bg-surface px-4 text-sm font-semibold hover:border-accent hover:text-accent max-sm:w-11 max-sm:px-0">
          <Icon icon={SlidersHorizontal} className="size-4.5 shrink-0" />
          <span className="sr-only">{words.how}</span>
          <span className="max-sm:sr-only">{words.present}</span>
        </summary>
        <div tabIndex={-1} className="absolute right-0 z-20 mt-1 grid w-72 gap-3 rounded-xl border border-line bg-surface p-3 shadow-lg outline-none">
          <Filters label={words.view} filters={views} />
          <nav aria-label={words.sort} className="flex flex-wrap items-center border-y border-line py-2 text-sm">
            <span aria-hidden="true" className="px-3 text-faint">
              {words.sort}
            </span>
            {sorts.map((sort) => (
              <Link
                key={sort.href}
                href={sort.href}
                className="inline-flex min-h-11 items-center gap-1 rounded-lg px-3 font-semibold text-faint hover:bg-accent-soft hover:text-accent-strong aria-[current=true]:text-accent"
                aria-current={sort.current}
              >
                {sort.words}
                {sort.current && (
                  <>
                    <span aria-hidden="true">{falling ? "↓" : "↑"}</span>
                    <span className="sr-only"> {words.direction}</span>
                  </>
                )}
              </Link>
            ))}
          </nav>
          <Link href="/messages/keyboard" className={menuLine}>
            {words.keyboard}
          </Link>
        </div>
      </details>
      {notes.length > 0 && (
        <p id={notesId} className="w-full text-sm text-faint wrap-anywhere">
          {notes.join(" ")}
        </p>
      )}
    </div>
  );
}

function closeByEscape({ key, currentTarget }: KeyboardEvent<HTMLDetailsElement>) {
  if (key !== "Escape" || !currentTarget.open) return;
  currentTarget.open = false;
  currentTarget.querySelector("summary")?.focus();
}

function closeBehind({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>) {
  if (!currentTarget.contains(relatedTarget)) currentTarget.open = false;
}
