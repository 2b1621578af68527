import "server-only";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { patiently, pool } from "@/lib/db";
import { env } from "@/lib/env";
import { oncePerProcess } from "@/lib/load/once-per-process";
import { Refusal } from "@/lib/refusal";

export type Limit = {
  name: string;
  times: number;
  seconds: number;
  /** Counted by each process for itself, without the database. */
  inMemory?: boolean;
  /** Of a form for people without account: whoever is signed in there counts for their network as well. */
  byNetwork?: boolean;
};

export const limits = {
  pagePosts: { name: "page-posts", times: 300, seconds: 60 },
  calls: { name: "calls", times: 600, seconds: 60 },
  /** Backends of the tribune: who asks every few seconds is mostly told that there is nothing new. */
  polls: { name: "polls", times: 600, seconds: 60, inMemory: true },
  /** Calls of /api/inngest without a right signature. */
  strangeCalls: { name: "strange-calls", times: 20, seconds: 60, inMemory: true },
  health: { name: "health", times: 600, seconds: 60, inMemory: true },
  tokensMade: { name: "tokens-made", times: 20, seconds: 3600 },
  acts: { name: "acts", times: 240, seconds: 60 },
  /** A proof of work counts once; it expires sooner than this. */
  workDone: { name: "work-done", times: 1, seconds: 3600 },
  join: { name: "join", times: 10, seconds: 3600, byNetwork: true },
  signInByNetwork: { name: "sign-in", times: 30, seconds: 300, byNetwork: true },
  /** From one network for one name: strangers elsewhere cannot keep somebody out, short of the other limit. */
  signInByName: { name: "sign-in-name", times: 10, seconds: 900 },
  signInOverall: { name: "sign-in-overall", times: 200, seconds: 900 },
  /** Of one IPv6 customer with thousands of such networks, for one name. */
  signInByWideNetwork: { name: "sign-in-wide", times: 30, seconds: 900 },
  ownPassword: { name: "own-password", times: 10, seconds: 900 },
  passwordChanges: { name: "password-changes", times: 10, seconds: 3600 },
  recovery: { name: "recovery", times: 10, seconds: 3600, byNetwork: true },
  mailsToAddress: { name: "mails-to-address", times: 5, seconds: 3600 },
  activation: { name: "activation", times: 6, seconds: 3600, byNetwork: true },
  drafts: { name: "drafts", times: 120, seconds: 60 },
  /** Making one takes up to a tenth of a second of a processor. */
  previews: { name: "previews", times: 60, seconds: 60 },
  recipients: { name: "recipients", times: 150, seconds: 60 },
  messages: { name: "messages", times: 60, seconds: 3600 },
  contact: { name: "contact", times: 6, seconds: 3600, byNetwork: true },
  contactAddress: { name: "contact-address", times: 5, seconds: 86_400 },
  /** Making a picture takes a processor's time, and fetching one asks somebody else's machine. */
  pictures: { name: "pictures", times: 20, seconds: 3600 },
  /** A list shows thirty at once, to a whole network of readers. */
  pictureReads: { name: "picture-reads", times: 6000, seconds: 60 },
  reports: { name: "reports", times: 20, seconds: 86_400 },
  exports: { name: "exports", times: 10, seconds: 86_400 },
  exportFetches: { name: "export-fetches", times: 30, seconds: 3600 },
  posts: { name: "posts", times: 30, seconds: 60 },
  edits: { name: "edits", times: 30, seconds: 60 },
} satisfies Record<string, Limit>;

const limiters = oncePerProcess("limiters", () => new Map<string, RateLimiterAbstract>());

/** Under which keys it counts. An account is no second set of tries for whoever sits in a network. */
export function countedBy(limit: Limit, { actor, network }: { actor: { memberId: number } | null; network: string }): string[] {
  if (!actor) return [network];
  const member = `member:${actor.memberId}`;
  return limit.byNetwork ? [member, network] : [member];
}

/** Returns the seconds to wait, or 0 when it may go on. */
export async function take(limit: Limit, key: string): Promise<number> {
  if (env.RATE_LIMITS === "off") return 0;
  try {
    await limiterOf(limit).consume(key);
    return 0;
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
    throw reason;
  }
}

/** As `take`, without counting: for what is counted only once it turned out wrong. */
export async function secondsToWait(limit: Limit, key: string): Promise<number> {
  if (env.RATE_LIMITS === "off") return 0;
  const counted = await limiterOf(limit).get(key);
  return counted && counted.consumedPoints >= limit.times ? Math.max(1, Math.ceil(counted.msBeforeNext / 1000)) : 0;
}

export async function takeOrRefuse(limit: Limit, key: string): Promise<void> {
  const seconds = await take(limit, key);
  if (seconds > 0) throw new Refusal("too_many", seconds > 90 ? "tooManyMinutes" : "tooManySeconds", { values: { seconds, minutes: Math.ceil(seconds / 60) } });
}

export async function forgive(limit: Limit, key: string): Promise<void> {
  if (env.RATE_LIMITS !== "off") await limiterOf(limit).delete(key);
}

export async function forgetCounts(): Promise<void> {
  await patiently((tx) => tx.rateLimit.deleteMany({ where: { expire: { lt: Date.now() } } }));
}

function limiterOf(limit: Limit): RateLimiterAbstract {
  const known = limiters.get(limit.name);
  if (known) return known;
  const counted = { keyPrefix: limit.name, points: limit.times, duration: limit.seconds };
  const made = limit.inMemory ? new RateLimiterMemory(counted) : new RateLimiterPostgres({ ...counted, storeClient: pool, tableName: "RateLimit", tableCreated: true, clearExpiredByTimeout: false });
  limiters.set(limit.name, made);
  return made;
}
