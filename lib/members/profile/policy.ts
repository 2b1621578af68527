import { type Actor, hasRank } from "@/lib/auth/actor";

type Subject = { id: number; showEmail: boolean; hideActivity: boolean; banned: boolean; bannedForGood: boolean };

function isSelf(viewer: Actor | null, { id }: Pick<Subject, "id">): boolean {
  return viewer?.memberId === id;
}

export function canSeeEmail(viewer: Actor | null, member: Subject): boolean {
  return viewer !== null && (isSelf(viewer, member) || (member.showEmail && !member.bannedForGood));
}

export function canSeeWords(viewer: Actor | null, member: Subject): boolean {
  return !member.bannedForGood || hasRank(viewer, "MODERATOR");
}

export function canSeeActivity(viewer: Actor | null, member: Subject): boolean {
  return isSelf(viewer, member) || hasRank(viewer, "MODERATOR") || (!member.hideActivity && !member.bannedForGood);
}

export function canSeeSanctions(viewer: Actor | null): boolean {
  return hasRank(viewer, "MODERATOR");
}

export function canWriteTo(viewer: Actor | null, member: Subject): boolean {
  return viewer !== null && !isSelf(viewer, member) && !member.banned;
}

export function canBeContacted(viewer: Actor | null, member: Subject): boolean {
  return viewer === null && !member.banned;
}

export function canReport(viewer: Actor | null, member: Pick<Subject, "id">): boolean {
  return viewer !== null && !isSelf(viewer, member) && !hasRank(viewer, "MODERATOR");
}
