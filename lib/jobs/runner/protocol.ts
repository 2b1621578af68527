import { readFunctions, type ServedFunction } from "@/lib/jobs/runner/functions";
import { canonical, signatureOf } from "@/lib/jobs/runner/signature";

export type App = { url: string; signingKey: string };

export type Failure = { name: string; message: string; stack?: string };
export type StepName = { hash: string; name: string };

export type Answer =
  | { kind: "finished"; output: unknown }
  | { kind: "stepDone"; step: StepName; data: unknown }
  | { kind: "stepFailed"; step: StepName; error: Failure }
  | { kind: "sleep"; step: StepName; until: string }
  | { kind: "retry"; error: Failure; after: string | null; within?: StepName }
  | { kind: "failed"; error: Failure; within?: StepName }
  /** Nobody was there to be called: no attempt has been made. */
  | { kind: "away"; error: Failure };

type Operation = { op: string; id: string; name?: string; displayName?: string; data?: unknown; error?: Failure };

/** Longer than any step should take. */
const patience = 280_000;

/** In the same exchange ("in band"). Throws the refusal of what we cannot do. */
export async function fetchFunctions(app: App): Promise<ServedFunction[]> {
  const response = await send(app, "PUT", app.url, { url: app.url }, { "x-inngest-sync-kind": "in_band" });
  if (!response.ok) throw new Error(`${app.url} answered ${response.status} when asked for its functions.`);
  const { functions } = (await response.json()) as { functions: unknown[] };
  return readFunctions(functions);
}

export async function callFunction(app: App, functionId: string, body: object): Promise<Answer> {
  const url = `${app.url}?${new URLSearchParams({ fnId: functionId, stepId: "step" })}`;
  try {
    const response = await send(app, "POST", url, body);
    return readAnswer(response, await response.text());
  } catch (reason) {
    return { kind: isAway(reason) ? "away" : "retry", error: { name: "Unanswered", message: causeOf(reason) }, after: null };
  }
}

function send({ signingKey }: App, method: string, url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  const signed = { ...headers, "content-type": "application/json", "x-inngest-signature": signatureOf(body, signingKey) };
  return fetch(url, { method, headers: signed, body: canonical(body), signal: AbortSignal.timeout(patience) });
}

function readAnswer({ status, headers }: Response, text: string): Answer {
  const content = parse(text);
  if (status === 200) return { kind: "finished", output: content };
  const after = headers.get("retry-after");
  if (status === 206) return readOperations(content as Operation[], after);
  const error = failureFrom(content, `The app answered ${status}.`);
  return headers.get("x-inngest-no-retry") === "true" ? { kind: "failed", error } : { kind: "retry", error, after };
}

function readOperations(operations: Operation[], after: string | null): Answer {
  const [only, second] = operations;
  if (!only || second) return beyond("steps side by side");
  const step = { hash: only.id, name: (only.displayName ?? only.name ?? only.op).slice(0, 200) };
  if (only.op === "StepRun") return { kind: "stepDone", step, data: only.data ?? null };
  if (only.op === "Sleep") return { kind: "sleep", step, until: only.name ?? "1s" };
  if (only.op === "StepFailed") return { kind: "stepFailed", step, error: failureFrom(only.error ?? only.data, "The step failed.") };
  if (only.op === "StepError") return { kind: "retry", error: failureFrom(only.error, "The step failed."), after, within: step };
  return beyond(only.op);
}

function beyond(feature: string): Answer {
  return { kind: "failed", error: { name: "Unsupported", message: `The function asks for ${feature}, which the local runner cannot do: write it otherwise, or run it on Inngest.` } };
}

function failureFrom(content: unknown, otherwise: string): Failure {
  const { name = "Error", message = otherwise, stack } = (content ?? {}) as Partial<Failure>;
  return { name: plain(name), message: plain(message), ...(stack ? { stack: plain(stack) } : {}) };
}

/** PostgreSQL keeps no text with this sign. */
function plain(text: string): string {
  return String(text).replaceAll("\0", "");
}

function parse(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return { message: text.slice(0, 300) };
  }
}

function isAway(reason: unknown): boolean {
  return /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH/.test(causeOf(reason));
}

function causeOf(reason: unknown): string {
  const { cause, message = String(reason) } = reason as { cause?: { code?: string; message?: string }; message?: string };
  return cause ? `${cause.code ?? ""} ${cause.message ?? message}`.trim() : message;
}
