import { domainToAscii } from "@/lib/text/domain";

/** What makes two names the same: width, case, repeated blanks and the form of apostrophes and hyphens do not. */
export function nameKey(name: string): string {
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/[‐‑–−]/gu, "-");
  return plain.replace(/\s+/gu, " ").trim();
}

/** What names have in common that differ in case and accents alone. Members may share it. */
export function plainKey(name: string): string {
  return nameKey(name).normalize("NFD").replace(/\p{M}/gu, "");
}

/** One for each mailbox, however its domain is written. */
export function emailKey(email: string): string {
  const key = email.trim().normalize("NFKC").toLowerCase();
  const at = key.lastIndexOf("@");
  const domain = at < 0 ? null : domainToAscii(key.slice(at + 1));
  return domain ? `${key.slice(0, at)}@${domain}` : key;
}
