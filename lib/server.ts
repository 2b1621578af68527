import "server-only";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { databaseIsGone } from "@/lib/db";
import { env } from "@/lib/env";
import { secure } from "@/lib/http/cookie";
import protections from "@/lib/http/headers.json";
import { plainHeaders } from "@/lib/http/plain-page";
import { type RequestScope, requests } from "@/lib/http/request-scope";
import { sendPlainPage, sendVerdict } from "@/lib/http/server/answers";
import { asksForMissing } from "@/lib/http/server/missing-page";
import { judgeRequest } from "@/lib/http/server/request-line";
import { isRouterState } from "@/lib/http/server/router-state";
import { watchPage } from "@/lib/http/server/watch";
import { clientAddress, parseNetworks } from "@/lib/security/client-address";

export function prepareServer(): void {
  restoreHeaderCapitals();
  completeHeads();
  dropUnreadStreams();
  takeNoUpgrades();
  receiveRequests();
}

// Old tribune clients look for these names letter by letter, and Next writes them in lower case (docs/decisions/007-header-capitals.md).
const classicNames = new Map(["Cache-Control", "Content-Length", "Content-Type", "ETag", "Last-Modified", "Location", "Pragma", "Retry-After", "Set-Cookie", "Vary", "X-Post-Id"].map((name) => [name.toLowerCase(), name]));

function restoreHeaderCapitals() {
  const { setHeader, appendHeader } = http.ServerResponse.prototype;
  http.ServerResponse.prototype.setHeader = function (this: ServerResponse, name, value) {
    return setHeader.call(this, classicNames.get(name) ?? name, value) as ServerResponse;
  };
  http.ServerResponse.prototype.appendHeader = function (this: ServerResponse, name, value) {
    return appendHeader.call(this, classicNames.get(name) ?? name, value) as ServerResponse;
  };
}

const transport = secure ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {};
const always = Object.entries({ ...protections, ...transport });

/** What every answer says, whoever makes it. Next answers 500 when a database went away in the middle: that is a 503. */
function completeHeads() {
  const { writeHead } = http.ServerResponse.prototype;
  http.ServerResponse.prototype.writeHead = function (this: ServerResponse, status: number, ...rest: never[]) {
    const gone = status === 500 && databaseIsGone();
    if (!this.headersSent) {
      if (gone) this.setHeader("Retry-After", "10");
      for (const [name, value] of always) if (!this.hasHeader(name)) this.setHeader(name, value);
      if (lacksPolicy(this)) this.setHeader("Content-Security-Policy", plainHeaders["content-security-policy"]);
    }
    return Reflect.apply(writeHead, this, [gone ? 503 : status, ...rest]) as ServerResponse;
  } as typeof writeHead;
}

/** A document that no page of ours is: what Next says about an address that it cannot take. */
function lacksPolicy(response: ServerResponse): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/html") && !response.hasHeader("content-security-policy");
}

/** Heartbeats come every fifteen seconds: where nothing of an event stream has gone out for so long, nobody reads it. */
const unreadFor = 60_000;

function dropUnreadStreams() {
  const { writeHead } = http.ServerResponse.prototype;
  http.ServerResponse.prototype.writeHead = function (this: ServerResponse, ...given: never[]) {
    const type = String(this.getHeader("content-type") ?? "");
    if (type.startsWith("text/event-stream")) this.setTimeout(unreadFor, () => this.destroy());
    return Reflect.apply(writeHead, this, given) as ServerResponse;
  } as typeof writeHead;
}

/** Nothing here speaks another protocol, so an offer of one is passed over (RFC 9110 7.8) and its request answered as it is. */
function takeNoUpgrades() {
  if (env.NODE_ENV === "development") return;
  const { listenerCount } = http.Server.prototype;
  http.Server.prototype.listenerCount = function (this: http.Server, event: string, ...rest: never[]) {
    return event === "upgrade" ? 0 : Reflect.apply(listenerCount, this, [event, ...rest]);
  } as typeof listenerCount;
}

function receiveRequests() {
  const { emit } = http.Server.prototype;
  http.Server.prototype.emit = function (this: http.Server, event: string, ...rest: never[]) {
    const handOn = () => Reflect.apply(emit, this, [event, ...rest]) as boolean;
    const [request, response] = rest as unknown as [IncomingMessage, ServerResponse];
    return event === "request" ? receive(request, response, handOn) : handOn();
  } as typeof emit;
}

function receive(request: IncomingMessage, response: ServerResponse, handOn: () => boolean): boolean {
  const verdict = judgeRequest(request.method ?? "", request.url ?? "");
  if (verdict.kind !== "go") {
    sendVerdict(response, verdict);
    return true;
  }
  request.url = verdict.url;
  if (!isRouterState(request.headers["next-router-state-tree"])) {
    sendPlainPage(response, "badRequest", 400);
    return true;
  }
  const scope: RequestScope = {};
  const again = asksForMissing(request);
  if (!env.VERCEL && !again) overwriteForwardingHeaders(request);
  if (!again && !verdict.forProgram) watchPage(request, response, scope);
  return requests.run(scope, handOn);
}

const trusted = parseNetworks(env.TRUSTED_PROXIES);
const { protocol } = new URL(env.SITE_URL);

/** Next believes forged forwarding headers, so they are replaced by what we know before it reads them. */
function overwriteForwardingHeaders({ headers, socket }: IncomingMessage): void {
  const forwarded = headers["x-forwarded-for"];
  headers["x-forwarded-for"] = clientAddress(socket.remoteAddress, Array.isArray(forwarded) ? forwarded.join() : forwarded, trusted);
  headers["x-forwarded-host"] = headers.host;
  headers["x-forwarded-proto"] = protocol.slice(0, -1);
  for (const name of ["x-real-ip", "forwarded", "x-forwarded-port", "x-forwarded-server"]) delete headers[name];
}
