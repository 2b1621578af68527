import type { IncomingMessage, ServerResponse } from "node:http";
import { databaseIsGone } from "@/lib/db";
import { env } from "@/lib/env";
import type { RequestScope } from "@/lib/http/request-scope";
import { sendPlainPage } from "@/lib/http/server/answers";
import { holdAnswer } from "@/lib/http/server/held-answer";
import { sendMissingPage } from "@/lib/http/server/missing-page";

/** Sends in the place of what Next answers when a page fails what is true, and can be read without scripts. */
export function watchPage(request: IncomingMessage, response: ServerResponse, scope: RequestScope): void {
  const { method, url = "/", headers } = request;
  const isDocument = !("rsc" in headers) && !("next-action" in headers);
  holdAnswer(response, (status) => {
    if (status === 404 && scope.missing && isDocument && !env.VERCEL) {
      const cookies = method === "POST" ? cookiesOf(response) : [];
      return sendMissingPage(request, url, cookies);
    }
    if (status !== 500) return null;
    if (databaseIsGone()) return isDocument ? (instead) => sendUnavailable(instead) : null;
    // No action began, so what was sent could not be read as one.
    return method === "POST" && !scope.acted ? (instead) => sendPlainPage(instead, "unreadable", 400) : null;
  });
}

function sendUnavailable(response: ServerResponse): void {
  response.setHeader("Retry-After", "10");
  sendPlainPage(response, "databaseGone", 503);
}

function cookiesOf(response: ServerResponse): string[] {
  return [response.getHeader("set-cookie") ?? []].flat().map(String);
}
