import "server-only";
import { emailKey } from "@/lib/members/name";
import { keyedHash } from "@/lib/security/secrets";

/** `3f2a..9c1b@example`: the same towards one member, another towards the next, so that members cannot compare. */
export function pseudonymOf(email: string, readerId: number): string {
  const address = emailKey(email);
  const digest = keyedHash("visitor-pseudonym", `${readerId}:${address}`);
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return `${digest.slice(0, 4)}..${digest.slice(-4)}@${domain.split(".").slice(0, -1).join(".")}`;
}
