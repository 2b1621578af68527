import type { Prisma } from "@/lib/generated/prisma/client";
import { emailKey, nameKey } from "@/lib/members/name";

/** What tries are counted by: what was typed, whoever it belongs to, so that a count never tells which name goes with an address. */
export function typedKey(nameOrAddress: string): string {
  return nameOrAddress.includes("@") ? emailKey(nameOrAddress) : nameKey(nameOrAddress);
}

export function accountCalled(nameOrAddress: string): Prisma.MemberWhereInput {
  return { leftAt: null, ...(nameOrAddress.includes("@") ? { emailKey: emailKey(nameOrAddress) } : { nameKey: nameKey(nameOrAddress) }) };
}
