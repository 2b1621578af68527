import type { Actor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/generated/prisma/client";

/** Who reads the tribune, and how it looks to them. */
export type Reader = {
  actor: Actor | null;
  /** Conditions on the table `"Post" post`: what any of them holds for, the reader does not see. */
  except: Prisma.Sql[];
  owns: (post: { authorId: number | null; number: number }) => boolean;
  /** Tells readers apart to whom the same posts look different; empty for those who see what everybody sees. */
  key: string;
};

export const everybody: Reader = { actor: null, except: [], owns: () => false, key: "" };

export async function readerOf(actor: Actor | null, _headers: Headers): Promise<Reader> {
  if (!actor) return everybody;
  return { actor, except: [], owns: ({ authorId }) => authorId === actor.memberId, key: String(actor.memberId) };
}
