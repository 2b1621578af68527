import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { inForceNow } from "@/lib/auth/bans";
import { db } from "@/lib/db";
import type { Role, SanctionKind } from "@/lib/generated/prisma/enums";
import { nameKey } from "@/lib/members/name";
import { type Choices, initialChoices } from "@/lib/members/profile/choices";
import { canBeContacted, canReport, canSeeActivity, canSeeEmail, canSeeSanctions, canSeeWords, canWriteTo } from "@/lib/members/profile/policy";

type ProfileRow = {
  id: number;
  name: string;
  role: Role;
  joinedAt: Date;
  lastSeenAt: Date | null;
  avatarVersion: string | null;
  email: string;
  biography: string;
  biographyHtml: string;
  signature: string;
  signatureHtml: string;
  site: string | null;
  showEmail: boolean;
  hideActivity: boolean;
  sanctions: { kind: SanctionKind; until: string | null }[];
};

export type ShownSanction = { kind: SanctionKind; until: Date | null };

/** What is not for the viewer is empty. */
export type ShownProfile = Pick<ProfileRow, "id" | "name" | "role" | "joinedAt" | "lastSeenAt" | "avatarVersion" | "biography" | "biographyHtml" | "signature" | "signatureHtml" | "site"> & {
  email: string | null;
  sanctions: ShownSanction[];
  activityShown: boolean;
  mayWrite: boolean;
  mayContact: boolean;
  mayReport: boolean;
};

export async function getProfile(viewer: Actor | null, name: string): Promise<ShownProfile | null> {
  const [row] = await db.$queryRaw<ProfileRow[]>`
    select member.id, member.name, member.role::text as role, member."joinedAt", member."lastSeenAt", member."avatarVersion", member.email,
      coalesce(profile.biography, '') as biography, coalesce(profile."biographyHtml", '') as "biographyHtml",
      coalesce(profile.signature, '') as signature, coalesce(profile."signatureHtml", '') as "signatureHtml", profile.site,
      coalesce(profile."showEmail", ${initialChoices.showEmail}) as "showEmail", coalesce(profile."hideActivity", ${initialChoices.hideActivity}) as "hideActivity",
      coalesce((select json_agg(json_build_object('kind', kind, 'until', until) order by "Sanction".id) from "Sanction" where "memberId" = member.id and ${inForceNow}), '[]') as sanctions
    from "Member" member left join "Profile" profile on profile."memberId" = member.id
    where member."nameKey" = ${nameKey(name)} and member."leftAt" is null`;
  return row ? shownTo(viewer, row) : null;
}

function shownTo(viewer: Actor | null, { showEmail, hideActivity, ...row }: ProfileRow): ShownProfile {
  const sanctions = row.sanctions.map(({ kind, until }) => ({ kind, until: until === null ? null : new Date(until) }));
  const bans = sanctions.filter(({ kind }) => kind === "BAN");
  const subject = { id: row.id, showEmail, hideActivity, banned: bans.length > 0, bannedForGood: bans.some(({ until }) => until === null) };
  const words = canSeeWords(viewer, subject) ? {} : { biography: "", biographyHtml: "", signature: "", signatureHtml: "", site: null };
  return {
    ...row,
    ...words,
    email: canSeeEmail(viewer, subject) ? row.email : null,
    sanctions: canSeeSanctions(viewer) ? sanctions : [],
    activityShown: canSeeActivity(viewer, subject),
    mayWrite: canWriteTo(viewer, subject),
    mayContact: canBeContacted(viewer, subject),
    mayReport: canReport(viewer, subject),
  };
}

export type OwnProfile = { biography: string; signature: string; site: string } & Choices;

export async function getOwnProfile(actor: Actor): Promise<OwnProfile> {
  const { profile, ...choices } = await db.member.findUniqueOrThrow({
    where: { id: actor.memberId },
    select: { menusOnHover: true, keyboardShortcuts: true, profile: { select: { biography: true, signature: true, site: true, showEmail: true, showSignatures: true, hideActivity: true, mailOnMessage: true } } },
  });
  return { biography: "", signature: "", ...initialChoices, ...profile, site: profile?.site ?? "", ...choices };
}

/** HTML by name. None for a viewer who does not want to see them. */
export async function listSignatures(viewer: Actor, names: string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ name: string; html: string }[]>`
    select member.name, profile."signatureHtml" as html from "Member" member join "Profile" profile on profile."memberId" = member.id
    where member."nameKey" = any(${names.map(nameKey)}) and profile."signatureHtml" <> ''
      and coalesce((select "showSignatures" from "Profile" where "memberId" = ${viewer.memberId}), ${initialChoices.showSignatures})
      and not exists (select 1 from "Sanction" where "memberId" = member.id and kind = 'BAN' and until is null and ${inForceNow})`;
  return new Map(rows.map(({ name, html }) => [name, html]));
}
