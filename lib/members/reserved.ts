import { nameKey } from "@/lib/members/name";

/** Whoever speaks for the site, in both languages and genders. */
const roles = [
  "admin, admins, administrator, administrators, administration, administrateur, administrateurs, administratrice",
  "moderator, moderators, moderation, moderateur, modérateur, modérateurs, modératrice, modératrices, modération",
  "modo, modos, mod, mods, staff, team, the team, équipe, l'équipe, support, help, helpdesk, aide, assistance",
  "owner, founder, fondateur, fondatrice, propriétaire, official, officiel, officielle, webmaster, webmestre",
];

/** What programs and mail servers call themselves. */
const machines = ["system, système, root, daemon, bot, robot, api, external, externe, server, serveur, site, website, postmaster", "hostmaster, mailer-daemon, abuse, security, sécurité, noreply, no-reply, ne-pas-répondre, causerie"];

/** Nobody, everybody and oneself. */
const anybody = [
  "anonymous, anonyme, coward, visitor, visiteur, visiteuse, guest, invité, invitée, everyone, everybody, tous, toutes",
  "former member, ancien membre, ancienne membre, member, membre, nobody, personne, unknown, inconnu, inconnue, me, moi",
];

export const reserved: ReadonlySet<string> = new Set([...roles, ...machines, ...anybody].flatMap((names) => names.split(", ").map(nameKey)));

export function isReservedName(name: string): boolean {
  return reserved.has(nameKey(name));
}
