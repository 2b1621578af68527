import "server-only";
import type { Actor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/generated/prisma/client";
import { hashSecret } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";
import { conditionOf } from "@/lib/tribune/filters/conditions";
import { authorKeyOf, type Participant, recogniseParticipant } from "@/lib/tribune/identity/participant";
import { whenOwnEnd } from "@/lib/tribune/identity/queries";

type Ownable = { authorKey: string; postedAt: Date };

export type Reader = {
  actor: Actor | null;
  /** Conditions on the table `"Post" post`: what any of them holds for, the reader does not see. */
  except: Prisma.Sql[];
  owns: (post: Ownable) => boolean;
  /** Tells readers apart to whom the same posts look different; empty for those who see what everybody sees. */
  key: string;
};

export const everybody: Reader = { actor: null, except: [], owns: () => false, key: "" };

export async function readerOf(actor: Actor | null, headers: Headers): Promise<Reader> {
  return readerFor(await recogniseParticipant(actor, headers));
}

export async function readerFor(participant: Participant): Promise<Reader> {
  const { actor, state } = participant;
  const authorKey = authorKeyOf(participant);
  const rules = state.filtering ? participant.rules : [];
  if (!authorKey && rules.length === 0) return everybody;
  const since = authorKey && !actor ? await whenOwnEnd(authorKey, await getSetting("tribune.ownPosts")) : null;
  const owns = (post: Ownable) => post.authorKey === authorKey && (since === null || post.postedAt > since);
  return { actor, except: rules.map(conditionOf), owns, key: hashSecret(JSON.stringify([authorKey, rules])).slice(0, 16) };
}
