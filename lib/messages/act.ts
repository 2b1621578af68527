import type { Folder } from "@/lib/generated/prisma/enums";
import { folders } from "@/lib/messages/folder";

type Effect = { from: readonly Folder[]; receivedOnly?: true; change: (now: Date) => { archivedAt?: Date | null; trashedAt?: Date | null; readAt?: Date | null } };

const effects = {
  archive: { from: ["INBOX", "SENT"], change: (now) => ({ archivedAt: now }) },
  unarchive: { from: ["ARCHIVES"], change: () => ({ archivedAt: null }) },
  trash: { from: ["INBOX", "SENT", "ARCHIVES"], change: (now) => ({ trashedAt: now }) },
  restore: { from: ["TRASH"], change: () => ({ trashedAt: null }) },
  markRead: { from: folders, receivedOnly: true, change: (now) => ({ readAt: now }) },
  markUnread: { from: folders, receivedOnly: true, change: () => ({ readAt: null }) },
} as const satisfies Record<string, Effect>;

/** What may be done with a conversation. */
export type Act = keyof typeof effects;

export const acts = Object.keys(effects) as [Act, ...Act[]];

/** What each folder offers to do, in the order of its buttons. */
export const actsOf: Record<Folder, readonly Act[]> = {
  INBOX: ["archive", "trash", "markRead", "markUnread"],
  SENT: ["archive", "trash"],
  ARCHIVES: ["unarchive", "trash", "markRead", "markUnread"],
  TRASH: ["restore", "markRead", "markUnread"],
};

export function effectOf(act: Act): Effect {
  return effects[act];
}

/**
 * The folders whose part of a conversation an act touches. Done in the inbox or among what was sent, it takes both,
 * since they are one conversation; what lies in the archives or the trash is touched from there, or from the conversation itself.
 */
export function reachOf(act: Act, standing: Folder | undefined): Folder[] {
  const current = standing === "INBOX" || standing === "SENT";
  const near: readonly Folder[] = standing === undefined ? folders : current ? ["INBOX", "SENT"] : [standing];
  return effectOf(act).from.filter((folder) => near.includes(folder));
}

/** What an open conversation offers to do, given the folders that hold parts of it. */
export function actsIn(held: readonly Folder[], received: boolean): Act[] {
  const moves = (["archive", "unarchive", "trash", "restore"] as const).filter((act) => effectOf(act).from.some((folder) => held.includes(folder)));
  return received ? [...moves, "markUnread"] : moves;
}
