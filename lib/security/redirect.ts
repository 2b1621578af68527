import { pathSegment } from "@/lib/security/path-segment";

/** What an address for signing in can carry along: encoded again, it still fits into a request. */
const longest = 6000;

const base = "http://internal.invalid";

/** For anything that is not a path of this site, the fallback (reference/messages.md section 15). */
export function internalPath(wanted: unknown, fallback = "/"): string {
  if (typeof wanted !== "string" || wanted.length > longest || !/^\/(?![/\\])/.test(wanted) || /[\\\p{Cc}]/u.test(wanted)) return fallback;
  if (!URL.canParse(wanted, base)) return fallback;
  const url = new URL(wanted, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return fallback;
  const path = `${url.pathname}${url.search}${url.hash}`;
  return encodeURIComponent(path).length > longest ? fallback : path;
}

/** Where pages are, by the first part of their address: a test compares them with app/. */
const places = new Set(["", "about", "account", "admin", "export", "members", "messages", "settings", "stay", "tribune", "visit"]);

/** What one has done with when one signs in: going back there would sign out again, or ask anew. */
const doors = new Set(["activate", "forgot-password", "join", "new-password", "sign-in", "sign-out"]);

export function isPlace(name: string): boolean {
  return places.has(name) || doors.has(name);
}

/** Where signing in, joining or a new password leads on to: a page of ours that is there, and none of those doors. */
export function pageAfterSigningIn(wanted: unknown, fallback = "/"): string {
  const path = internalPath(wanted, fallback);
  const [, first = ""] = new URL(path, base).pathname.split("/");
  return places.has(pathSegment(first) ?? "?") ? path : fallback;
}
