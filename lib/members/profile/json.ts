import { z } from "zod/mini";
import { env } from "@/lib/env";
import { withWholeAddresses } from "@/lib/markdown/whole-addresses";
import { avatarPath } from "@/lib/members/avatar/path";
import type { ListedMember } from "@/lib/members/directory/queries";
import type { OwnProfile, ShownProfile } from "@/lib/members/profile/queries";
import { profileSchema } from "@/lib/members/profile/schema";

export function listedJson({ id, name, role, joinedAt, lastSeenAt, avatarVersion }: ListedMember) {
  return {
    id,
    name,
    url: `${env.SITE_URL}/members/${encodeURIComponent(name)}`,
    avatar_url: env.SITE_URL + avatarPath(name, avatarVersion),
    role: role.toLowerCase(),
    joined_at: joinedAt.toISOString(),
    last_seen_on: lastSeenAt?.toISOString().slice(0, 10) ?? null,
  };
}

export function profileJson(member: ShownProfile) {
  const { biography, biographyHtml, signature, signatureHtml, site, email } = member;
  return { ...listedJson(member), site, email, biography, biography_html: withWholeAddresses(biographyHtml), signature, signature_html: withWholeAddresses(signatureHtml) };
}

export function ownJson(member: ShownProfile, { showEmail, hideActivity, showSignatures, menusOnHover, keyboardShortcuts, mailOnMessage }: OwnProfile) {
  return { ...profileJson(member), options: { show_email: showEmail, hide_activity: hideActivity, show_signatures: showSignatures, menus_on_hover: menusOnHover, keyboard_shortcuts: keyboardShortcuts, mail_on_message: mailOnMessage } };
}

const { biography, signature, site } = profileSchema.shape;
const options = z.strictObject({
  show_email: z.optional(z.boolean()),
  hide_activity: z.optional(z.boolean()),
  show_signatures: z.optional(z.boolean()),
  menus_on_hover: z.optional(z.boolean()),
  keyboard_shortcuts: z.optional(z.boolean()),
  mail_on_message: z.optional(z.boolean()),
});

export const ownChangeSchema = z.strictObject({ biography: z.optional(biography), signature: z.optional(signature), site: z.optional(z.nullable(site)), options: z.optional(options) });

export function changeFrom({ options: chosen = {}, site: wanted, ...text }: z.infer<typeof ownChangeSchema>) {
  const choices = { showEmail: chosen.show_email, hideActivity: chosen.hide_activity, showSignatures: chosen.show_signatures, menusOnHover: chosen.menus_on_hover, keyboardShortcuts: chosen.keyboard_shortcuts, mailOnMessage: chosen.mail_on_message };
  return { text: { ...text, site: wanted === null ? "" : wanted }, choices };
}
