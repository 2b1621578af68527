import "server-only";
import { pseudonymOf } from "@/lib/messages/pseudonym";

export type Person = { kind: "member"; name: string } | { kind: "visitor"; name: string; pseudonym: string } | { kind: "gone" };

type Named = { name: string; leftAt: Date | null } | null;
type Visiting = { name: string; email: string } | null;

export function personFor(readerId: number, member: Named, visitor: Visiting): Person {
  if (member) return member.leftAt ? { kind: "gone" } : { kind: "member", name: member.name };
  return visitor ? { kind: "visitor", name: visitor.name, pseudonym: pseudonymOf(visitor.email, readerId) } : { kind: "gone" };
}
