import "server-only";
import { type Actor, hasRank } from "@/lib/auth/actor";
import { type Limit, limits, take } from "@/lib/auth/limits";
import { currentActor } from "@/lib/auth/session";
import { databaseAnswers, noteDatabaseError } from "@/lib/db";
import { catalogues } from "@/lib/i18n/catalogues";
import { locales } from "@/lib/i18n/locale";
import { networkOf } from "@/lib/security/client-address";
import { judgeOrigin } from "@/lib/security/origin";

type Handler<C> = (request: Request, context: C) => Promise<Response>;

/**
 * A route handler for everybody; the actor is null for visitors. What changes something and carries a cookie
 * has to come from our own pages; programs, which send neither Origin nor fetch metadata, act for nobody but themselves.
 */
export function publicHandler<C = unknown>(run: (actor: Actor | null, request: Request, context: C) => Promise<Response>, limit: Limit = limits.calls): Handler<C> {
  return async (request, context) => {
    const reading = request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS";
    if (!reading && request.headers.has("cookie") && judgeOrigin(request.headers) === "foreign") return plainAnswer("foreignOrigin", 403);
    try {
      const actor = await currentActor();
      const key = actor ? `member:${actor.memberId}` : networkOf(request.headers.get("x-forwarded-for") ?? "");
      const seconds = await take(limit, key);
      if (seconds > 0) return plainAnswer("flood", 429, seconds);
      return await run(actor, request, context);
    } catch (reason) {
      noteDatabaseError(reason);
      if (await databaseAnswers()) throw reason;
      return plainAnswer("databaseGone", 503, 10);
    }
  };
}

/** A route handler for members: anybody else gets 401. */
export function memberHandler<C = unknown>(run: (actor: Actor, request: Request, context: C) => Promise<Response>, limit?: Limit): Handler<C> {
  return publicHandler<C>(async (actor, request, context) => (actor ? run(actor, request, context) : new Response(null, { status: 401 })), limit);
}

/** A route handler for administrators: for anybody else it does not exist. */
export function adminHandler<C = unknown>(run: (actor: Actor, request: Request, context: C) => Promise<Response>): Handler<C> {
  return publicHandler<C>(async (actor, request, context) => (actor && hasRank(actor, "ADMINISTRATOR") ? run(actor, request, context) : new Response(null, { status: 404 })));
}

/** A sentence for programs, in both languages: what they show is often all that a person sees. */
function plainAnswer(key: "foreignOrigin" | "flood" | "databaseGone", status: number, retryAfter?: number): Response {
  const sentences = locales.map((locale) => catalogues[locale].errors.plain[key].text);
  const headers = { "Content-Type": "text/plain; charset=utf-8", ...(retryAfter ? { "Retry-After": String(retryAfter) } : {}) };
  return new Response(`${sentences.join("\n")}\n`, { status, headers });
}
