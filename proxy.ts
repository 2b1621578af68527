import { type NextRequest, NextResponse } from "next/server";
import { limits, take } from "@/lib/auth/limits";
import { databaseAnswers, noteDatabaseError } from "@/lib/db";
import { env } from "@/lib/env";
import { noticeCookie, noticeHeader } from "@/lib/notice-cookie";
import { networkOf } from "@/lib/security/client-address";
import { judgeOrigin } from "@/lib/security/origin";
import { pathSegment } from "@/lib/security/path-segment";
import { plainPage } from "@/lib/security/plain-page";
import { contentSecurityPolicy } from "@/lib/security/policy";

// Pages only: feeds, files and handlers see to themselves, and each passage costs a third of a millisecond.
export const config = {
  matcher: ["/((?!_next/|api(?:/|$)|health$|icon\\.svg$|robots\\.txt$|favicon\\.ico$|admin/outbox/\\d+/content\\.html$|members/[^/]+/avatar$|tribune/(?:[^/]+/)?(?:remote|post|events|clock|crap|discovery\\.config)(?:/|$)).*)"],
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
  if (notice) headers.set(noticeHeader, encodeURIComponent(notice));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (env.SITE_URL.startsWith("https:")) response.headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
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

/** Next would answer 500 to a foreign origin or too large a body, and 200 to a post that is no form, having done nothing. */
async function refusePost(request: NextRequest): Promise<NextResponse | null> {
  if (judgeOrigin(request.headers) === "foreign") return plainPage("foreignOrigin", 403);
  const isForm = request.headers.get("content-type")?.startsWith("multipart/form-data") ?? false;
  if (!isForm && !request.headers.has("next-action")) return plainPage("wrongType", 415);
  const most = largestUpload.path.test(request.nextUrl.pathname) ? largestUpload.bytes : largestForm;
  if (Number(request.headers.get("content-length") ?? most) > most - 1) return plainPage("tooLarge", 413);
  const seconds = await take(limits.pagePosts, networkOf(request.headers.get("x-forwarded-for") ?? ""));
  return seconds > 0 ? plainPage("flood", 429, { "retry-after": String(seconds) }) : null;
}
