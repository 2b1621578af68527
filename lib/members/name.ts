/** What makes two names the same: width, case and repeated blanks do not (reference/members.md section 4.1). */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** What names have in common that differ in case and accents alone. Members may share it. */
export function plainKey(name: string): string {
  return nameKey(name).normalize("NFD").replace(/\p{M}/gu, "");
}

export function emailKey(email: string): string {
  return email.trim().normalize("NFKC").toLowerCase();
}

/** Names that would be taken for the site’s own voice, and the one that stands for oneself in addresses. */
export const reserved: ReadonlySet<string> = new Set(["admin", "administrator", "administrateur", "causerie", "system", "système", "anonyme", "anonymous", "moderator", "modérateur", "former member", "ancien membre", "me"]);

export function isReservedName(name: string): boolean {
  return reserved.has(nameKey(name));
}
