import "server-only";
import { isTombstoneName } from "@/lib/members/leaving/tombstone";
import { pseudonymOf } from "@/lib/messages/pseudonym";

export type Person = { kind: "member"; name: string } | { kind: "visitor"; name: string; pseudonym: string } | { kind: "site"; name: string } | { kind: "gone" };

type Named = { name: string; leftAt: Date | null } | null;
type Visiting = { name: string; email: string } | null;

export function personFor(readerId: number, member: Named, visitor: Visiting): Person {
  if (member?.leftAt) return isTombstoneName(member.name) ? { kind: "gone" } : { kind: "site", name: member.name };
  if (member) return { kind: "member", name: member.name };
  return visitor ? { kind: "visitor", name: visitor.name, pseudonym: pseudonymOf(visitor.email, readerId) } : { kind: "gone" };
}
