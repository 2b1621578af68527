import type { Prisma } from "@/lib/generated/prisma/client";
import { emailKey, nameKey } from "@/lib/members/name";

export function accountCalled(nameOrAddress: string): Prisma.MemberWhereInput {
  return { leftAt: null, ...(nameOrAddress.includes("@") ? { emailKey: emailKey(nameOrAddress) } : { nameKey: nameKey(nameOrAddress) }) };
}
