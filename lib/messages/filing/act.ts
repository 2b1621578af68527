import { type EntryKind, Folder } from "@/lib/generated/prisma/enums";

type Marks = { archivedAt?: Date | null; trashedAt?: Date | null; readAt?: Date | null };

type Effect = { from: readonly Folder[]; where: { kind?: EntryKind; readAt?: null | { not: null } }; change: (now: Date) => Marks; undo: (now: Date) => Marks };

const all = Object.values(Folder);

const effects = {
  archive: { from: ["INBOX", "SENT"], where: {}, change: (now) => ({ archivedAt: now }), undo: () => ({ archivedAt: null }) },
  unarchive: { from: ["ARCHIVES"], where: {}, change: () => ({ archivedAt: null }), undo: (now) => ({ archivedAt: now }) },
  trash: { from: ["INBOX", "SENT", "ARCHIVES"], where: {}, change: (now) => ({ trashedAt: now }), undo: () => ({ trashedAt: null }) },
  restore: { from: ["TRASH"], where: {}, change: () => ({ trashedAt: null }), undo: (now) => ({ trashedAt: now }) },
  markRead: { from: all, where: { kind: "RECEIVED", readAt: null }, change: (now) => ({ readAt: now }), undo: () => ({ readAt: null }) },
  markUnread: { from: all, where: { kind: "RECEIVED", readAt: { not: null } }, change: () => ({ readAt: null }), undo: (now) => ({ readAt: now }) },
} as const satisfies Record<string, Effect>;

export type Marking = keyof typeof effects;

const mutings = ["mute", "unmute"] as const;

export type Muting = (typeof mutings)[number];

export type Act = Marking | Muting;

export const acts: [Act, ...Act[]] = [...(Object.keys(effects) as [Marking, ...Marking[]]), ...mutings];

export const actsOf: Record<Folder, readonly Act[]> = {
  INBOX: ["archive", "trash", "markRead", "markUnread", "mute"],
  SENT: ["archive", "trash", "mute"],
  ARCHIVES: ["unarchive", "trash", "markRead", "markUnread", "mute"],
  TRASH: ["restore", "markRead", "markUnread"],
};

export function effectOf(act: Marking): Effect {
  return effects[act];
}

export function isAct(name: string): name is Act {
  return Object.hasOwn(effects, name) || isMuting(name);
}

export function isMuting(name: string): name is Muting {
  return mutings.some((muting) => muting === name);
}

/** In the inbox or among what was sent an act takes both, since they are one conversation; what lies in the archives or the trash is touched from there, or from the conversation itself. */
export function reachOf(act: Marking, standing: Folder | undefined): Folder[] {
  const current = standing === "INBOX" || standing === "SENT";
  const near: readonly Folder[] = standing === undefined ? all : current ? ["INBOX", "SENT"] : [standing];
  return effectOf(act).from.filter((folder) => near.includes(folder));
}

export function actsIn(held: readonly Folder[], received: boolean): Marking[] {
  const moves = (["archive", "unarchive", "trash", "restore"] as const).filter((act) => effectOf(act).from.some((folder) => held.includes(folder)));
  return received ? [...moves, "markUnread"] : moves;
}
