import { type Actor, hasRank } from "@/lib/auth/actor";

type Subject = { id: number; showEmail: boolean; hideActivity: boolean; banned: boolean; bannedForGood: boolean };

function isSelf(viewer: Actor | null, { id }: Pick<Subject, "id">): boolean {
  return viewer?.memberId === id;
}

export function canSeeEmail(viewer: Actor | null, member: Subject): boolean {
  return viewer !== null && (isSelf(viewer, member) || (member.showEmail && !member.bannedForGood));
}

/** What somebody wrote of themselves, unless they are out for good; a ban that ends hides nothing. */
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

/** Visitors write through the contact form, as far as the site lets them. */
export function canBeContacted(viewer: Actor | null, member: Subject): boolean {
  return viewer === null && !member.banned;
}

/** The staff acts instead. */
export function canReport(viewer: Actor | null, member: Pick<Subject, "id">): boolean {
  return viewer !== null && !isSelf(viewer, member) && !hasRank(viewer, "MODERATOR");
}
