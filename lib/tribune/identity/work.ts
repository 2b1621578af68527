import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { limits, take } from "@/lib/auth/limits";
import type { SolvedWork, Work } from "@/lib/members/joining/schema";
import { isDone, newWork } from "@/lib/members/joining/work";
import { Refusal } from "@/lib/refusal";
import { getSetting } from "@/lib/settings/queries";

/** What the browser of somebody without an account has to work out for its next post; null where the site asks for nothing. */
export async function nextWork(actor: Actor | null): Promise<Work | null> {
  return !actor && (await getSetting("tribune.proofOfWork")) ? newWork() : null;
}

/** One piece of work is good for one post. */
export async function requireWork(work: SolvedWork | undefined): Promise<void> {
  if (!(await getSetting("tribune.proofOfWork"))) return;
  if (!work || !(await isDone(work)) || (await take(limits.workDone, work.challenge)) > 0) throw new Refusal("forbidden", "postWorkMissing");
}
