"use client";

import { BellOff } from "lucide";
import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";
import { ShownPerson } from "@/components/messages/shown-person";
import { Icon } from "@/components/ui/icon";
import { Isolated } from "@/components/ui/isolated";
import { followInPlace } from "@/components/ui/link";
import type { SaidMoment } from "@/components/ui/time";
import { fill } from "@/lib/problems";

export type FolderRow = Omit<SaidMoment, "title"> & {
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
  rows: FolderRow[];
  words: Record<"unread" | "gone" | "visitor" | "muted" | "select", string>;
};

/** As few elements and attributes as do, since each is written fifty times. */
export function FolderRows({ label, name, rows, words }: Properties) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => followInPlace(event, router);

  return (
    <ul aria-label={label} className="folder-rows divide-y divide-line rounded-xl border border-line bg-surface">
      {rows.map((row) => (
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
            {row.muted && <Icon icon={BellOff} label={words.muted} className="ml-2 inline size-4 text-faint" />}
          </p>
          <time dateTime={row.at}>{row.text}</time>
          <p>
            <a href={row.href} onClick={follow} data-unread={row.unread}>
              {row.unread && <span className="sr-only">{words.unread} </span>}
              <Isolated>{row.subject}</Isolated>
            </a>
            <Isolated>{row.excerpt}</Isolated>
          </p>
        </li>
      ))}
    </ul>
  );
}
