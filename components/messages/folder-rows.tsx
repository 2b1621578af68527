"use client";

import { BellOff } from "lucide-react";
import Link from "next/link";
import { ShownPerson } from "@/components/messages/shown-person";
import { Row, Rows } from "@/components/ui/rows";
import { type SaidMoment, Time } from "@/components/ui/time";
import { fill } from "@/lib/problems";

export type FolderRow = {
  key: number;
  href: string;
  /** None for somebody who is gone. */
  name: string | null;
  pseudonym?: string;
  way?: string;
  subject: string;
  excerpt: string;
  moment: SaidMoment;
  count?: number;
  counted?: string;
  unread?: boolean;
  muted?: boolean;
};

type Words = Record<"unread" | "gone" | "visitor" | "muted" | "select", string>;
type Properties = { label: string; name: string; rows: FolderRow[]; words: Words };

export function FolderRows({ label, name, rows, words }: Properties) {
  return (
    <Rows label={label}>
      {rows.map((row) => (
        <Row key={row.href}>
          <label className="relative z-10 -my-1 -ml-2 grid size-11 shrink-0 cursor-pointer place-items-center">
            <input type="checkbox" name={name} value={row.key} aria-label={fill(words.select, { subject: row.subject })} className="size-5 accent-accent" />
          </label>
          <FolderLine row={row} words={words} />
        </Row>
      ))}
    </Rows>
  );
}

function FolderLine({ row: { way, subject, excerpt, href, unread, count, counted, muted, moment, ...person }, words }: { row: FolderRow; words: Words }) {
  return (
    <div className="grid min-w-0 flex-1 gap-0.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <p className={unread ? "min-w-0 font-bold" : "min-w-0"}>
          {way && <span className="font-normal text-faint">{way} </span>}
          <ShownPerson {...person} words={words} />
          {count && (
            <span className="font-normal text-faint">
              {" "}
              <span aria-hidden="true">({count})</span>
              <span className="sr-only">{counted}</span>
            </span>
          )}
        </p>
        <span className="flex items-center gap-1.5 text-xs text-faint">
          {muted && <BellOff role="img" aria-label={words.muted} className="size-4" />}
          <Time moment={moment} />
        </span>
      </div>
      <p className="truncate">
        <Link href={href} prefetch={false} data-row data-unread={unread} className={unread ? "font-bold after:absolute after:inset-0" : "after:absolute after:inset-0"}>
          {unread && <span className="sr-only">{words.unread} </span>}
          {subject}
        </Link>
        <span className="ml-2 text-sm text-faint">{excerpt}</span>
      </p>
    </div>
  );
}
