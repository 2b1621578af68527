import { domainToASCII } from "node:url";
import { getDomain, getDomainWithoutSuffix } from "tldts";

export function hostOf(email: string): string {
  return domainToASCII(email.slice(email.lastIndexOf("@") + 1)).toLowerCase();
}

export function domainsOf(host: string): string[] {
  const registered = getDomain(host);
  if (!registered) return [host];
  const beneath = host.slice(0, -registered.length).split(".").filter(Boolean);
  return [...beneath.map((_, rank) => [...beneath.slice(rank), registered].join(".")), registered];
}

/** Every way in which a rule may be written that covers a host: `mail.example`, or `mail.` whatever its ending. */
export function rulesCovering(host: string): string[] {
  const name = getDomainWithoutSuffix(host);
  return [...domainsOf(host), ...(name ? [`${name}.`] : [])];
}

export function readRule(typed: string): string | null {
  const plain = typed.trim().toLowerCase().replace(/^@/, "");
  if (!plain.endsWith(".")) return getDomain(plain) ? asciiOf(plain) : null;
  const name = plain.slice(0, -1);
  return name.includes(".") ? null : (asciiOf(`${name}.example`)?.replace(/example$/, "") ?? null);
}

function asciiOf(domain: string): string | null {
  const ascii = domainToASCII(domain);
  return /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/.test(ascii) && ascii.length <= 253 ? ascii : null;
}
