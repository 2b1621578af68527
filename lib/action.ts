import "server-only";
import { headers } from "next/headers";
import type * as core from "zod/v4/core";
import { safeParse } from "zod/v4/core";
import { type Actor, hasRank } from "@/lib/auth/actor";
import { countedBy, type Limit, limits, takeOrRefuse } from "@/lib/auth/limits";
import { currentActor } from "@/lib/auth/session";
import { noteDatabaseError } from "@/lib/db";
import { withLineFeeds } from "@/lib/forms/line-ends";
import { memberOf } from "@/lib/forms/made-for";
import { forgetKept, isSentWithoutScripts, leadToSignIn } from "@/lib/forms/signed-out";
import type { Role } from "@/lib/generated/prisma/enums";
import { noteAction } from "@/lib/http/request-scope";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import { isBusy } from "@/lib/load/busy";
import type { Outcome } from "@/lib/outcome";
import { fill, problemsByField } from "@/lib/problems";
import { Refusal, sentencesOf } from "@/lib/refusal";
import { networkOf } from "@/lib/security/client-address";
import { judgeOrigin } from "@/lib/security/origin";

/** Sent twice, the second argument is the form and the first what the last attempt answered (React's useActionState). */
type Action<T> = (previousOrInput: unknown, form?: FormData) => Promise<Outcome<T>>;
type Schema = core.$ZodType;

/** Anybody's, yet a form that was made for one member does nothing for another. `asOpened` ones do nothing for nobody either. */
export function publicAction<S extends Schema, T>(schema: S, run: (actor: Actor | null, input: core.output<S>) => Promise<T>, limit?: Limit, { asOpened = false } = {}): Action<T> {
  return boundary(schema, anybody(asOpened), run, limit);
}

export function memberAction<S extends Schema, T>(schema: S, run: (actor: Actor, input: core.output<S>) => Promise<T>, limit?: Limit): Action<T> {
  return boundary(schema, atLeast("MEMBER"), run, limit);
}

export function moderatorAction<S extends Schema, T>(schema: S, run: (actor: Actor, input: core.output<S>) => Promise<T>, limit?: Limit): Action<T> {
  return boundary(schema, atLeast("MODERATOR"), run, limit);
}

export function adminAction<S extends Schema, T>(schema: S, run: (actor: Actor, input: core.output<S>) => Promise<T>, limit?: Limit): Action<T> {
  return boundary(schema, atLeast("ADMINISTRATOR"), run, limit);
}

function boundary<A extends Actor | null, S extends Schema, T>(schema: S, admit: (actor: Actor | null, madeFor: unknown) => A, run: (actor: A, input: core.output<S>) => Promise<T>, limit?: Limit): Action<T> {
  return async (previousOrInput, form) => {
    const { madeFor, kept, ...submitted } = plainInput(form ?? previousOrInput);
    try {
      const request = await headers();
      noteAction();
      if (judgeOrigin(request) !== "own") throw new Refusal("forbidden", "foreignOrigin");
      const actor = admit(await currentActor(), madeFor);
      await requireWithin(limit, actor, request);
      const parsed = safeParse(schema, submitted, { reportInput: true });
      if (!parsed.success) return await invalid(parsed.error.issues, submitted);
      if (kept !== undefined) await forgetKept();
      return { ok: true, value: await run(actor, parsed.data) };
    } catch (reason) {
      if (form && isSignedOut(reason) && (await isSentWithoutScripts())) await leadToSignIn(madeFor, typed(submitted));
      if (reason instanceof Refusal) return await refused(reason, submitted);
      if (isBusy(reason)) return await refused(new Refusal("busy", "busy"), submitted);
      noteDatabaseError(reason);
      throw reason;
    }
  };
}

function anybody(asOpened: boolean) {
  return (actor: Actor | null, madeFor: unknown): Actor | null => {
    if (actor && madeFor !== undefined) requireMadeFor(actor, madeFor);
    if (!actor && asOpened && madeFor !== undefined) throw new Refusal("signed_out", "signedOut");
    return actor;
  };
}

function atLeast(role: Role) {
  return (actor: Actor | null, madeFor: unknown): Actor => {
    if (!actor) throw new Refusal("signed_out", "signedOut");
    requireMadeFor(actor, madeFor);
    if (!hasRank(actor, role)) throw new Refusal("not_found", "notFound");
    return actor;
  };
}

/** Whoever signs in meanwhile in the same browser must not act by a page that somebody else has open. */
function requireMadeFor(actor: Actor, madeFor: unknown): void {
  const memberId = memberOf(madeFor);
  if (memberId === null) throw new Refusal("conflict", "pageOutdated");
  if (memberId !== actor.memberId) throw new Refusal("conflict", "pageOfOther", { values: { name: actor.name } });
}

function isSignedOut(reason: unknown): boolean {
  return reason instanceof Refusal && reason.code === "signed_out";
}

async function requireWithin(limit: Limit | undefined, actor: Actor | null, request: Headers) {
  const from = { actor, network: networkOf(request.get("x-forwarded-for") ?? "") };
  for (const each of limit ? [limits.acts, limit] : [limits.acts]) for (const key of countedBy(each, from)) await takeOrRefuse(each, key);
}

async function invalid(issues: core.$ZodIssue[], submitted: Record<string, unknown>): Promise<Outcome<never>> {
  const t = await getTranslations("problems");
  const found = Object.entries(problemsByField(issues)).map(([field, { key, values }]) => [field, fill(t.raw(key as "invalid"), values)] as const);
  const { form = t("form"), ...fields } = Object.fromEntries(found);
  return { ok: false, code: "invalid", message: form, fields, values: typed(submitted) };
}

async function refused(refusal: Refusal, submitted: Record<string, unknown>): Promise<Outcome<never>> {
  const t = await getTranslations("problems");
  const format = await getFormatter();
  const { form = t("form"), ...fields } = sentencesOf(refusal, ({ sentence, values }) => {
    const shown = Object.entries(values).map(([key, value]) => [key, value instanceof Date ? format.dateTime(value, { dateStyle: "long", timeStyle: "short" }) : value] as const);
    return fill(t.raw(sentence as "invalid"), Object.fromEntries(shown));
  });
  return { ok: false, code: refusal.code, message: form, fields, values: typed(submitted) };
}

function plainInput(input: unknown): Record<string, unknown> {
  if (!(input instanceof FormData)) return withLineFeeds(input !== null && typeof input === "object" ? { ...input } : {}) as Record<string, unknown>;
  const names = [...new Set(input.keys())].filter((name) => !name.startsWith("$ACTION"));
  return Object.fromEntries(
    names.map((name) => {
      const values = input.getAll(name).map(withLineFeeds);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

/** What was typed, to be shown again; passwords and secrets stay with the person. */
function typed(submitted: Record<string, unknown>): Record<string, string> {
  const shown = Object.entries(submitted).filter(([name, value]) => (typeof value === "string" || typeof value === "boolean") && !/password|secret/i.test(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, String(value)]));
}
