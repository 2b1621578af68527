import "server-only";
import { emailKey, nameKey } from "@/lib/members/name";
import { keyedHash } from "@/lib/security/secrets";

/** All that is kept of what somebody was called: enough to know the same words again, too little to read them. */
export function rememberedAs({ name, email }: { name: string; email: string }): { nameHash: string; emailHash: string } {
  return { nameHash: keyedHash("former-name", nameKey(name)), emailHash: keyedHash("former-email", emailKey(email)) };
}
