import { pathSegment } from "@/lib/security/path-segment";

export type Verdict = { kind: "go"; url: string; forProgram: boolean } | { kind: "allow" } | { kind: "refuse"; status: 400 | 404 | 405; reason: "badRequest" | "notFound" | "wrongMethod"; forProgram: boolean };

/** Where proxy.ts does not look: its matcher says the same, and lib/http/server/reach.test.ts holds both against app/. */
export const beyondProxy = new RegExp(
  "^/(?:_next/static/|api(?:/|$)|(?:health|icon\\.svg|robots\\.txt|favicon\\.ico)$|admin/outbox/\\d+/content\\.html$|members/[^/]+/avatar$" +
    "|tribune/(?:[^/]+/)?(?:(?:remote|post)(?:/(?:json|tsv|xml(?:/crap)?))?|crap/(?:remote|post)\\.xml|clock/[^/]+|events|discovery\\.config)/?$)",
);

/** Next would answer so with what its router reads, and with 200 for what is not there; the router itself asks by headers. */
const routerFile = /\.rsc\/?$/;

/**
 * What a request asks for, before Next reads it: it answers 500 to methods that nobody may use and to paths that are encoded
 * wrongly, and takes a whole address on the line for a path that leads elsewhere.
 */
export function judgeRequest(method: string, target: string): Verdict {
  if (target === "*" && method === "OPTIONS") return { kind: "allow" };
  const url = originForm(target);
  const path = (url ?? "").replace(/[?#].*$/s, "");
  const forProgram = beyondProxy.test(path);
  if (method === "TRACE") return { kind: "refuse", status: 405, reason: "wrongMethod", forProgram };
  if (url === null) return { kind: "refuse", status: 400, reason: "badRequest", forProgram };
  const decoded = pathSegment(path);
  if (forProgram ? decoded === null : routerFile.test(decoded ?? "")) return { kind: "refuse", status: 404, reason: "notFound", forProgram };
  return { kind: "go", url, forProgram };
}

/** The host of a whole address counts for nothing, like the header Host: there is one site here. */
function originForm(target: string): string | null {
  if (target.startsWith("/")) return target;
  const [, rest] = /^https?:\/\/[^/?#]*(.*)$/is.exec(target) ?? [];
  if (rest === undefined) return null;
  return rest.startsWith("/") ? rest : `/${rest}`;
}
