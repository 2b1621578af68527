import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { keyedHash } from "@/lib/security/secrets";

/** For whom a page was made: what it follows is for them alone, also when somebody else signs in in the same browser. */
export function readerKey(viewer: Actor | null): string {
  return viewer ? keyedHash("events", String(viewer.memberId)).slice(0, 16) : "visitor";
}
