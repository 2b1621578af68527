import "server-only";
import { bearerOf, findAccessToken, tokenInCookie } from "@/lib/auth/access-tokens";
import { type Actor, hasRank } from "@/lib/auth/actor";
import { type Limit, limits, take } from "@/lib/auth/limits";
import { currentActor } from "@/lib/auth/session";
import { databaseAnswers, noteDatabaseError } from "@/lib/db";
import type { AccessScope } from "@/lib/generated/prisma/enums";
import { type Catalogue, catalogues } from "@/lib/i18n/catalogues";
import { locales } from "@/lib/i18n/locale";
import { busyFor, isBusy } from "@/lib/load/busy";
import { networkOf } from "@/lib/security/client-address";
import { judgeOrigin } from "@/lib/security/origin";

export type Handler<C> = (request: Request, context: C) => Promise<Response>;

export type Stop = { key: keyof Catalogue["errors"]["plain"]; status: number; headers?: Record<string, string> };

type Options = {
  limit?: Limit;
  /** What an access token has to be for; without it, the address takes none. */
  scope?: AccessScope | "any";
  /** Whether a token may come as a cookie, for old programs. */
  tokenCookie?: boolean;
  answer?: (stop: Stop, request: Request, actor: Actor | null) => Response;
};

/**
 * What changes something has to come from our own pages, or from a program, which sends neither Origin nor fetch metadata. A page
 * elsewhere that was given an access token may use it, as long as the browser adds no cookie of its own.
 */
export function publicHandler<C = unknown>(run: (actor: Actor | null, request: Request, context: C) => Promise<Response>, { limit = limits.calls, scope, tokenCookie = false, answer = plainAnswer }: Options = {}): Handler<C> {
  return async (request, context) => {
    const reading = request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS";
    const byToken = bearerOf(request.headers) !== null && !request.headers.has("cookie");
    if (!reading && !byToken && judgeOrigin(request.headers) === "foreign") return answer({ key: "foreignOrigin", status: 403 }, request, null);
    try {
      const { actor, stop } = await recognise(request, scope, tokenCookie);
      const seconds = await take(limit, keyOf(actor, request));
      if (seconds > 0) return answer({ key: "flood", status: 429, headers: { "Retry-After": String(seconds) } }, request, actor);
      return stop ? answer(stop, request, actor) : await run(actor, request, context);
    } catch (reason) {
      if (isBusy(reason)) return answer({ key: "busy", status: 503, headers: { "Retry-After": String(busyFor) } }, request, null);
      noteDatabaseError(reason);
      if (await databaseAnswers()) throw reason;
      return answer({ key: "databaseGone", status: 503, headers: { "Retry-After": "10" } }, request, null);
    }
  };
}

export function memberHandler<C = unknown>(run: (actor: Actor, request: Request, context: C) => Promise<Response>, options: Options = {}): Handler<C> {
  const { answer = plainAnswer, scope } = options;
  const stop: Stop = { key: "signedOut", status: 401, ...(scope && { headers: { "WWW-Authenticate": "Bearer" } }) };
  return publicHandler<C>(async (actor, request, context) => (actor ? run(actor, request, context) : answer(stop, request, null)), options);
}

export function adminHandler<C = unknown>(run: (actor: Actor, request: Request, context: C) => Promise<Response>, options: Options = {}): Handler<C> {
  return publicHandler<C>(async (actor, request, context) => (actor && hasRank(actor, "ADMINISTRATOR") ? run(actor, request, context) : new Response(null, { status: 404 })), options);
}

async function recognise(request: Request, scope: Options["scope"], tokenCookie: boolean): Promise<{ actor: Actor | null; stop?: Stop }> {
  const secret = bearerOf(request.headers) ?? (tokenCookie ? tokenInCookie(request.headers) : null);
  if (secret === null) return { actor: request.headers.has("cookie") ? await currentActor() : null };
  if (!scope) return { actor: null, stop: { key: "tokenNotHere", status: 403 } };
  const actor = await findAccessToken(secret);
  if (!actor) return { actor, stop: { key: "tokenWrong", status: 401, headers: { "WWW-Authenticate": 'Bearer error="invalid_token"' } } };
  if (scope === "any" || actor.token?.scopes.includes(scope)) return { actor };
  return { actor, stop: { key: "tokenScope", status: 403, headers: { "WWW-Authenticate": `Bearer error="insufficient_scope", scope="${scope.toLowerCase()}"` } } };
}

/** Each token has a count of its own, so that one program that runs wild does not lock its owner out. */
function keyOf(actor: Actor | null, request: Request): string {
  if (actor?.token) return `token:${actor.token.id}`;
  return actor ? `member:${actor.memberId}` : networkOf(request.headers.get("x-forwarded-for") ?? "");
}

/** A sentence for programs, in both languages: what they show is often all that a person sees. */
function plainAnswer({ key, status, headers }: Stop): Response {
  const sentences = locales.map((locale) => catalogues[locale].errors.plain[key].text);
  return new Response(`${sentences.join("\n")}\n`, { status, headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" } });
}
