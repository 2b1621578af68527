import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { limits, take } from "@/lib/auth/limits";
import type { SolvedWork, Work } from "@/lib/members/joining/schema";
import { isDone, newWork } from "@/lib/members/joining/work";
import { Refusal } from "@/lib/refusal";
import { getSetting } from "@/lib/settings/queries";

export async function owesWork(actor: Actor | null): Promise<boolean> {
  return !actor && getSetting("tribune.proofOfWork");
}

/** What the browser of somebody without an account has to work out for a post; null where the site asks for nothing. */
export async function newWorkFor(actor: Actor | null): Promise<Work | null> {
  return (await owesWork(actor)) ? newWork() : null;
}

/** One piece of work is good for one post. */
export async function requireWork(work: SolvedWork | undefined): Promise<void> {
  if (!(await getSetting("tribune.proofOfWork"))) return;
  if (!work || !(await isDone(work)) || (await take(limits.workDone, work.challenge)) > 0) throw new Refusal("forbidden", "postWorkMissing");
}
