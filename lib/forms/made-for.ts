import "server-only";
import { keyedHash } from "@/lib/security/secrets";

/** What a form says of the member that it was made for. */
export function markOf(memberId: number): string {
  return `${memberId}.${keyedHash("form made for", String(memberId)).slice(0, 32)}`;
}

/** Null for what is no mark of ours. */
export function memberOf(mark: unknown): number | null {
  const memberId = Number(String(mark).split(".")[0]);
  return mark === markOf(memberId) ? memberId : null;
}
