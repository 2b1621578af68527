import { Folder } from "@/lib/generated/prisma/enums";

/** In the order of the navigation. What each holds, the database says: see the column MailboxEntry.folder. */
export const folders = Object.values(Folder);

export function folderPath(folder: Folder): `/messages/${string}` {
  return `/messages/${folder.toLowerCase()}`;
}

export function folderFrom(segment: unknown): Folder | null {
  return folders.find((folder) => folder.toLowerCase() === segment) ?? null;
}
