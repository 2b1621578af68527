import "server-only";
import { createHash } from "node:crypto";
import type { $ZodIssue, $ZodType, output } from "zod/v4/core";
import { safeParse } from "zod/v4/core";
import type { Actor } from "@/lib/auth/actor";
import { env } from "@/lib/env";
import { withLineFeeds } from "@/lib/forms/line-ends";
import type { AccessScope } from "@/lib/generated/prisma/enums";
import { type Handler, memberHandler, publicHandler, type Stop } from "@/lib/handler";
import { knowsTag } from "@/lib/http/entity-tag";
import { parseJson, readBounded } from "@/lib/http/read-bounded";
import { statuses } from "@/lib/http/statuses";
import { catalogues } from "@/lib/i18n/catalogues";
import { isLocale, type Locale, negotiate } from "@/lib/i18n/locale";
import { detailOf, errorsIn, sentencesFor } from "@/lib/json-problems";
import { fill } from "@/lib/problems";
import { Refusal, sentencesOf } from "@/lib/refusal";

type Run<A, C> = (actor: A, request: Request, context: C) => Promise<Response>;
type Problem = { status: number; title: string; detail: string; errors?: Record<string, string> };

const largestBody = 256 * 1024;
const vary = "Cookie, Authorization, Accept-Language";

/** What goes wrong is told as problem JSON (RFC 9457) in the caller's language. Without a scope, no access token is taken. */
export function jsonHandler<C = unknown>(scope: AccessScope | null, run: Run<Actor | null, C>): Handler<C> {
  return publicHandler<C>((actor, request, context) => orProblem(actor, request, () => run(actor, request, context)), { ...(scope && { scope }), answer: answerStop });
}

export function memberJsonHandler<C = unknown>(scope: AccessScope, run: Run<Actor, C>): Handler<C> {
  return memberHandler<C>((actor, request, context) => orProblem(actor, request, () => run(actor, request, context)), { scope, answer: answerStop });
}

/** For every address that nothing else answers at, with a token of whatever scope. */
export const nowhere = publicHandler(async (actor, request) => answerStop({ key: "nowhere", status: 404 }, request, actor), { scope: "any", answer: answerStop });

export function jsonMethods(allow: string) {
  const refused = async (request: Request) => answerStop({ key: "method", status: 405, headers: { Allow: allow } }, request, null);
  return { options: async () => new Response(null, { status: 204, headers: { Allow: allow } }), refused };
}

export function answerJson(request: Request, body: unknown): Response {
  const text = JSON.stringify(body);
  const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const headers = { "Cache-Control": "private, no-cache", ETag: tag, Vary: vary };
  const reading = request.method === "GET" || request.method === "HEAD";
  return reading && knowsTag(request.headers, tag) ? new Response(null, { status: 304, headers }) : new Response(text, { headers: { ...headers, "Content-Type": "application/json; charset=utf-8" } });
}

export function answerCreated(body: unknown, location?: string): Response {
  const headers = { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store", Vary: vary, ...(location && { Location: location }) };
  return new Response(JSON.stringify(body), { status: 201, headers });
}

export function addressAfter(request: Request, cursor: string): string {
  const { pathname, search } = new URL(request.url);
  const address = new URL(env.SITE_URL + pathname + search);
  address.searchParams.set("cursor", cursor);
  return address.href;
}

export function readQuery<S extends $ZodType>(request: Request, schema: S): output<S> {
  return checked(schema, Object.fromEntries(new URL(request.url).searchParams));
}

export async function readBody<S extends $ZodType>(request: Request, schema: S): Promise<output<S>> {
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(request.headers.get("content-type") ?? "")) throw new Wrong(415, "bodyNotJson");
  const bytes = await readBounded(request, largestBody);
  if (!bytes) throw new Wrong(413, "bodyTooLarge");
  const parsed = parseJson(bytes);
  if (!parsed) throw new Wrong(400, "bodyNotJson");
  return checked(schema, withLineFeeds(parsed.json));
}

/** What is wrong with a request itself, before any rule of the site is asked. */
class Wrong extends Error {
  readonly status: number;
  readonly sentence: "bodyNotJson" | "bodyTooLarge" | null;
  readonly issues: readonly $ZodIssue[];

  constructor(status: number, sentence: Wrong["sentence"], issues: readonly $ZodIssue[] = []) {
    super(sentence ?? "invalid");
    this.status = status;
    this.sentence = sentence;
    this.issues = issues;
  }
}

function checked<S extends $ZodType>(schema: S, given: unknown): output<S> {
  const parsed = safeParse(schema, given, { reportInput: true });
  if (!parsed.success) throw new Wrong(400, null, parsed.error.issues);
  return parsed.data;
}

async function orProblem(actor: Actor | null, request: Request, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (reason) {
    const texts = catalogues[localeOf(request, actor)];
    const sentences = sentencesFor(texts);
    if (reason instanceof Wrong) {
      const { form, ...errors } = errorsIn(reason.issues, sentences);
      const detail = reason.sentence ? sentences[reason.sentence] : form;
      return answerProblem({ status: reason.status, title: texts.errors.plain.badRequest.title, detail: detail ?? detailOf(errors, sentences), errors });
    }
    if (!(reason instanceof Refusal)) throw reason;
    const { form, ...errors } = sentencesOf(reason, ({ sentence, values }) => fill(sentences[sentence] ?? sentences.invalid, values));
    const title = reason.code === "not_found" ? texts.errors.notFoundTitle : texts.errors.plain.badRequest.title;
    const wait: Record<string, string> = reason.code === "too_many" ? { "Retry-After": String(reason.values.seconds ?? 60) } : {};
    return answerProblem({ status: statuses[reason.code], title, detail: form ?? detailOf(errors, sentences), errors }, wait);
  }
}

export function answerStop({ key, status, headers = {} }: Stop, request: Request, actor: Actor | null): Response {
  const { title, text } = catalogues[localeOf(request, actor)].errors.plain[key];
  return answerProblem({ status, title, detail: text }, headers);
}

function answerProblem({ errors = {}, ...problem }: Problem, headers: Record<string, string> = {}): Response {
  const body = { type: "about:blank", ...problem, ...(Object.keys(errors).length > 0 && { errors }) };
  return new Response(JSON.stringify(body), { status: problem.status, headers: { ...headers, "Content-Type": "application/problem+json", "Cache-Control": "no-store", Vary: vary } });
}

function localeOf(request: Request, actor: Actor | null): Locale {
  return isLocale(actor?.locale) ? actor.locale : negotiate(request.headers.get("accept-language"));
}
