const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** As it travels, `xn--bcher-kva.example` for `bücher.example`; null for what is no domain with at least two parts. */
export function domainToAscii(domain: string): string | null {
  // Everything else would end a host, or mean something in it.
  if (!/^[\p{L}\p{M}\p{N}\u00b7\u3002.-]+$/u.test(domain)) return null;
  const address = `http://${domain}`;
  const host = URL.canParse(address) ? new URL(address).hostname : "";
  const labels = host.split(".");
  const named = labels.length > 1 && labels.every((each) => label.test(each)) && !/^\d+$/.test(labels.at(-1) ?? "");
  return named && host.length <= 253 ? host : null;
}
