import "server-only";
import { actAs } from "@/lib/auth/acting";
import type { Actor } from "@/lib/auth/actor";
import { renderMarkdown } from "@/lib/markdown/render";
import type { Choices } from "@/lib/members/profile/choices";
import type { ProfileText } from "@/lib/members/profile/schema";
import { siteAddress } from "@/lib/members/profile/site";

type Mentioned<T> = { [K in keyof T]?: T[K] | undefined };

export async function saveProfile(actor: Actor, { biography, signature, site }: Mentioned<ProfileText>): Promise<void> {
  const kept = {
    ...(biography !== undefined && { biography, biographyHtml: renderMarkdown(biography) }),
    ...(signature !== undefined && { signature, signatureHtml: renderMarkdown(signature) }),
    ...(site !== undefined && { site: siteAddress(site) }),
  };
  const { memberId } = actor;
  await actAs(actor, async (tx) => {
    await tx.profile.upsert({ where: { memberId }, create: { memberId, ...kept }, update: kept });
  });
}

export async function saveChoices(actor: Actor, { menusOnHover, keyboardShortcuts, ...choices }: Mentioned<Choices>): Promise<void> {
  const { memberId } = actor;
  await actAs(actor, async (tx) => {
    await tx.profile.upsert({ where: { memberId }, create: { memberId, ...choices }, update: choices });
    const kept = { ...(menusOnHover !== undefined && { menusOnHover }), ...(keyboardShortcuts !== undefined && { keyboardShortcuts }) };
    if (Object.keys(kept).length > 0) await tx.member.update({ where: { id: memberId }, data: kept });
  });
}
