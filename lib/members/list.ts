import { z } from "zod";
import type { MemberCursor } from "@/lib/members/queries";

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** The query of a page of members; what makes no sense is left out. `after` is a time and an id: `1763720000000-42`. */
export const memberListSchema = z.object({
  q: z.preprocess(one, z.string().trim().max(60).optional()).catch(undefined),
  after: z
    .preprocess(one, z.string().regex(/^\d{1,15}-\d{1,9}$/).transform(parseCursor).optional())
    .catch(undefined),
});

/** The query of the page that follows these members. */
export function nextPageOf(members: { joinedAt: Date; id: number }[], search: string | undefined): string {
  const last = members.at(-1);
  return new URLSearchParams({ ...(search ? { q: search } : {}), ...(last ? { after: `${last.joinedAt.getTime()}-${last.id}` } : {}) }).toString();
}

function parseCursor(text: string): MemberCursor {
  const [time = 0, id = 0] = text.split("-").map(Number);
  return { joinedAt: new Date(time), id };
}
