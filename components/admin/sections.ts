import { type Actor, hasRank } from "@/lib/auth/actor";

const sections = [
  { name: "members", role: "MODERATOR" },
  { name: "reports", role: "MODERATOR" },
  { name: "approvals", role: "MODERATOR" },
  { name: "providers", role: "ADMINISTRATOR" },
  { name: "tribune", role: "MODERATOR" },
  { name: "outbox", role: "ADMINISTRATOR" },
  { name: "runs", role: "ADMINISTRATOR" },
  { name: "settings", role: "ADMINISTRATOR" },
  { name: "health", role: "ADMINISTRATOR" },
  { name: "audit", role: "ADMINISTRATOR" },
] as const;

export function sectionsOf(actor: Actor | null) {
  return sections.filter(({ role }) => hasRank(actor, role)).map(({ name }) => name);
}
