"use client";

import { BellOff } from "lucide-react";
import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";
import { ShownPerson } from "@/components/messages/shown-person";
import type { SaidMoment } from "@/components/ui/time";
import { fill } from "@/lib/problems";

export type FolderRow = SaidMoment & {
  id: number;
  /** Of the box: the conversation, or the message. */
  value: number;
  href: string;
  /** None for somebody who is gone. */
  name: string | null;
  pseudonym?: string;
  way?: string;
  subject: string;
  excerpt: string;
  count?: number;
  counted?: string;
  unread?: boolean;
  muted?: boolean;
};

type Properties = {
  label: string;
  name: string;
  /** In JSON: React takes up each value of an object by itself on its way to the page and to the browser, and a string as a whole. */
  rows: string;
  words: Record<"unread" | "gone" | "visitor" | "muted" | "select", string>;
};

/** Plain links, which are followed in place: fifty of the framework's take a fifth of the time of their lines, and do no more, since none is fetched before it is asked for. */
export function FolderRows({ label, name, rows, words }: Properties) {
  const router = useRouter();

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(event.currentTarget.pathname + event.currentTarget.search);
  }

  return (
    <ul aria-label={label} className="folder-rows divide-y divide-line rounded-xl border border-line bg-surface">
      {(JSON.parse(rows) as FolderRow[]).map((row) => (
        <li key={row.id}>
          <label>
            <input type="checkbox" name={name} value={row.value} aria-label={fill(words.select, { subject: row.subject })} />
          </label>
          <p>
            {row.way && <span className="font-normal text-faint">{row.way} </span>}
            <ShownPerson name={row.name} pseudonym={row.pseudonym} words={words} />
            {row.count && (
              <span className="font-normal text-faint">
                {" "}
                <span aria-hidden="true">({row.count})</span>
                <span className="sr-only">{row.counted}</span>
              </span>
            )}
          </p>
          <p>
            {row.muted && <BellOff role="img" aria-label={words.muted} className="size-4" />}
            <time dateTime={row.at} title={row.title}>
              {row.text}
            </time>
          </p>
          <p>
            <a href={row.href} onClick={follow} data-row data-unread={row.unread}>
              {row.unread && <span className="sr-only">{words.unread} </span>}
              {row.subject}
            </a>
            {row.excerpt}
          </p>
        </li>
      ))}
    </ul>
  );
}
