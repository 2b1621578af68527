import "server-only";
import type { NextRequest } from "next/server";
import { limits, secondsToWait, take } from "@/lib/auth/limits";
import { env } from "@/lib/env";
import { parseJson, readBounded } from "@/lib/http/read-bounded";
import { signatureOfText } from "@/lib/jobs/runner/signature";
import { answerStop } from "@/lib/json-handler";
import { networkOf } from "@/lib/security/client-address";
import { ownOrigins } from "@/lib/security/origin";

/** What the SDK reads of a request; a body that is parsed already it takes as it is. */
type Call = { method: string; url: string; headers: Headers; body?: unknown };
type Answer = (call: Call) => Promise<Response>;
type Served = (request: NextRequest, response: unknown) => Promise<Response>;

/** As much as the local runner takes in: the steps of a run with what they gave. */
const largestCall = 4 * 1024 * 1024;
const largestUnsigned = 16 * 1024;
const freshSeconds = 300;

/**
 * The door of /api/inngest. The SDK parses a body before it looks at the signature, so nothing reaches it that could be large
 * and comes from anybody: whoever does not sign is told so unread, and a network whose signatures are wrong has to wait.
 */
export function callHandler(served: Served) {
  const answer: Answer = (call) => served(call as unknown as NextRequest, undefined);
  return async (request: Request): Promise<Response> => {
    const network = networkOf(request.headers.get("x-forwarded-for") ?? "");
    const response = await (isSigned(request) ? answerSigned : answerUnsigned)(request, { answer, network });
    if (response.status === 400 || response.status === 401) await take(limits.strangeCalls, network);
    return response;
  };
}

type Known = { answer: Answer; network: string };

async function answerSigned(request: Request, { answer, network }: Known): Promise<Response> {
  if (request.method === "GET") return answer(plainCall(request));
  const bytes = await readBounded(request, largestCall);
  if (!bytes) return refuse(request, "callTooLarge", 413);
  const seconds = await secondsToWait(limits.strangeCalls, network);
  // The local runner signs what it sends letter by letter: behind a proxy that hides addresses it shares them with strangers.
  if (seconds > 0 && !isSignedAsWritten(request, bytes)) return refuse(request, "callsWrong", 429, seconds);
  const parsed = parseJson(bytes);
  return parsed ? answer({ ...plainCall(request), body: parsed.json }) : refuse(request, "callUnreadable", 400);
}

/** Anybody may ask who is here, or have us tell Inngest our functions anew, at our own address. */
async function answerUnsigned(request: Request, { answer, network }: Known): Promise<Response> {
  if (request.method === "POST") return refuse(request, "callUnsigned", 401);
  const seconds = await take(limits.strangeCalls, network);
  if (seconds > 0) return refuse(request, "callsWrong", 429, seconds);
  if (request.method === "PUT" && !isAtOwnAddress(request)) return refuse(request, "callElsewhere", 403);
  const bytes = await readBounded(request, largestUnsigned);
  if (!bytes) return refuse(request, "callTooLarge", 413);
  const parsed = bytes.length > 0 ? parseJson(bytes) : { json: "" };
  return parsed ? answer({ ...plainCall(request), body: parsed.json }) : refuse(request, "callUnreadable", 400);
}

function isSigned({ headers }: Request): boolean {
  const [, seconds] = /^t=(\d{1,12})&s=[\da-f]{64}$/.exec(headers.get("x-inngest-signature") ?? "") ?? [];
  return seconds !== undefined && Math.abs(Date.now() / 1000 - Number(seconds)) <= freshSeconds;
}

function isSignedAsWritten({ headers }: Request, bytes: Buffer): boolean {
  const signature = headers.get("x-inngest-signature") ?? "";
  return signature === signatureOfText(bytes.toString(), env.INNGEST_SIGNING_KEY, Number(/^t=(\d+)/.exec(signature)?.[1]));
}

function isAtOwnAddress({ headers }: Request): boolean {
  const host = headers.get("host");
  return [...ownOrigins()].some((origin) => new URL(origin).host === host);
}

function plainCall({ method, url, headers }: Request): Call {
  return { method, url, headers };
}

type Reason = Parameters<typeof answerStop>[0]["key"];

function refuse(request: Request, key: Reason, status: number, seconds?: number): Response {
  return answerStop({ key, status, ...(seconds && { headers: { "Retry-After": String(seconds) } }) }, request, null);
}
