import { type NextRequest, NextResponse } from "next/server";
import { limits, take } from "@/lib/auth/limits";
import { databaseAnswers, noteDatabaseError } from "@/lib/db";
import { isReadableForm, mediaType } from "@/lib/http/form-body";
import { missingHeader } from "@/lib/http/missing-header";
import { plainPage } from "@/lib/http/plain-page";
import { readBounded } from "@/lib/http/read-bounded";
import { noticeCookie, noticeHeader } from "@/lib/notice-cookie";
import { networkOf } from "@/lib/security/client-address";
import { judgeOrigin } from "@/lib/security/origin";
import { pathSegment } from "@/lib/security/path-segment";
import { contentSecurityPolicy } from "@/lib/security/policy";

// Pages only: feeds, files and handlers see to themselves, and each passage costs a third of a millisecond.
// Next reads this without running it, so it is written out; lib/http/server/reach.test.ts holds it against app/.
export const config = {
  matcher: [
    "/((?!_next/static/|api(?:/|$)|health$|icon\\.svg$|robots\\.txt$|favicon\\.ico$|admin/outbox/\\d+/content\\.html$|members/[^/]+/avatar$|tribune/(?:[^/]+/)?(?:(?:remote|post)(?:/(?:json|tsv|xml(?:/crap)?))?|crap/(?:remote|post)\\.xml|clock/[^/]+|events|discovery\\.config)/?$).*)",
  ],
};

/** Next reads no more than this into memory. */
const largestForm = 1024 * 1024;
/** The page where a picture is uploaded: lib/members/avatar/picture.ts says how large, a form adds little. */
const largestUpload = { path: /^\/settings\/profile\/?$/, bytes: 5.5 * 1024 * 1024 };

export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (pathSegment(request.nextUrl.pathname) === null) return plainPage("notFound", 404);
  if (!["GET", "HEAD", "POST"].includes(request.method)) return plainPage("wrongMethod", 405, { allow: "GET, HEAD, POST" });
  if (!(await databaseAnswers())) return databaseGone();
  if (request.method === "POST") {
    const refusal = await refusePost(request).catch(failed);
    if (refusal) return refusal;
  }
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  const notice = request.method === "GET" && request.headers.get("sec-fetch-dest") === "document" ? request.cookies.get(noticeCookie)?.value : undefined;
  headers.delete(noticeHeader);
  // Next compares it letter by letter, though its case means nothing.
  if (headers.has("content-type")) headers.set("content-type", mediaType(headers));
  if (notice) headers.set(noticeHeader, encodeURIComponent(notice));
  const response = headers.has(missingHeader) ? NextResponse.rewrite(new URL("/_not-found", request.url), { request: { headers } }) : NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  // A page that a browser loads whole takes the notice along and forgets it; scripts forget it themselves.
  if (notice) response.cookies.delete(noticeCookie);
  return response;
}

function databaseGone(): NextResponse {
  return plainPage("databaseGone", 503, { "retry-after": "10" });
}

async function failed(reason: unknown): Promise<NextResponse> {
  noteDatabaseError(reason);
  if (await databaseAnswers()) throw reason;
  return databaseGone();
}

/** Next would answer 500 to a foreign origin, too large a body or half a form, and 200 to a post that is no form, having done nothing. */
async function refusePost(request: NextRequest): Promise<NextResponse | null> {
  if (judgeOrigin(request.headers) === "foreign") return plainPage("foreignOrigin", 403);
  const isForm = mediaType(request.headers).startsWith("multipart/form-data");
  if (!isForm && !request.headers.has("next-action")) return plainPage("wrongType", 415);
  const seconds = await take(limits.pagePosts, networkOf(request.headers.get("x-forwarded-for") ?? ""));
  if (seconds > 0) return plainPage("flood", 429, { "retry-after": String(seconds) });
  const most = largestUpload.path.test(request.nextUrl.pathname) ? largestUpload.bytes : largestForm;
  const bytes = await readBounded(request, most);
  if (!bytes) return plainPage("tooLarge", 413);
  return isForm && !(await isReadableForm(bytes, mediaType(request.headers))) ? plainPage("unreadable", 400) : null;
}
