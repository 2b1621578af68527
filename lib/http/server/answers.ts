import { type ServerResponse, STATUS_CODES } from "node:http";
import { type PlainKey, plainDocument, plainHeaders } from "@/lib/http/plain-page";
import type { Verdict } from "@/lib/http/server/request-line";

const readable = "GET, HEAD, POST";
const everything = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

export function sendPlainPage(response: ServerResponse, key: PlainKey, status: number): void {
  response.writeHead(status, plainHeaders).end(plainDocument(key));
}

/** What Next is spared. */
export function sendVerdict(response: ServerResponse, verdict: Exclude<Verdict, { kind: "go" }>): void {
  if (verdict.kind === "allow") {
    response.writeHead(204, { Allow: everything }).end();
    return;
  }
  const { status, reason, forProgram } = verdict;
  if (status === 405) response.setHeader("Allow", forProgram ? everything : readable);
  if (forProgram) sendProblem(response, status);
  else sendPlainPage(response, reason, status);
}

function sendProblem(response: ServerResponse, status: number): void {
  const problem = { type: "about:blank", status, title: STATUS_CODES[status] };
  response.writeHead(status, { "Content-Type": "application/problem+json" }).end(JSON.stringify(problem));
}
