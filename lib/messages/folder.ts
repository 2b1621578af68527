import type { EntryKind, Folder } from "@/lib/generated/prisma/enums";

type Wanted = null | { not: null };
type Contents = { deliveredAt: { not: null }; kind?: EntryKind; archivedAt?: Wanted; trashedAt: Wanted };
export type Marks = { kind: EntryKind; deliveredAt: Date | null; archivedAt: Date | null; trashedAt: Date | null };

const set = { not: null };

/** What each folder holds, as a condition over MailboxEntry. No entry is in two of them. */
export const contents: Record<Folder, Contents> = {
  INBOX: { deliveredAt: set, kind: "RECEIVED", archivedAt: null, trashedAt: null },
  SENT: { deliveredAt: set, kind: "SENT", archivedAt: null, trashedAt: null },
  ARCHIVES: { deliveredAt: set, archivedAt: set, trashedAt: null },
  TRASH: { deliveredAt: set, trashedAt: set },
};

export const folders = Object.keys(contents) as Folder[];

/** The folder that holds an entry; none while what was received is not delivered. */
export function folderOf(entry: Marks): Folder | null {
  const holds = (folder: Folder) => Object.entries(contents[folder]).every(([column, wanted]) => meets(entry[column as keyof Marks], wanted));
  return folders.find(holds) ?? null;
}

function meets(value: Date | EntryKind | null, wanted: Wanted | EntryKind): boolean {
  return wanted === null || typeof wanted === "string" ? value === wanted : value !== null;
}

export function folderPath(folder: Folder): `/messages/${string}` {
  return `/messages/${folder.toLowerCase()}`;
}

/** The folder of an address such as `inbox`, if there is one. */
export function folderFrom(segment: unknown): Folder | null {
  return folders.find((folder) => folder.toLowerCase() === segment) ?? null;
}
