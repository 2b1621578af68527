import { env } from "@/lib/env";
import { isLoopback } from "@/lib/env-schema";

export type OriginVerdict = "own" | "foreign" | "program";

/** A program sends neither header. `null` as an origin, another port, and `Sec-Fetch-Site` other than same-origin count as foreign. */
export function judgeOrigin(headers: Headers): OriginVerdict {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (origin) return ownOrigins().has(origin) ? "own" : "foreign";
  if (site) return site === "same-origin" || site === "none" ? "own" : "foreign";
  return "program";
}

/** While the configured address is this machine, its other names as well. */
export function ownOrigins(): Set<string> {
  const { origin, hostname, protocol, port } = new URL(env.SITE_URL);
  if (!isLoopback(hostname)) return new Set([origin]);
  const suffix = port ? `:${port}` : "";
  return new Set([origin, ...["localhost", "127.0.0.1", "[::1]"].map((name) => `${protocol}//${name}${suffix}`)]);
}
