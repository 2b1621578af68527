import "server-only";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { databaseIsGone } from "@/lib/db";
import { env } from "@/lib/env";
import { clientAddress, parseNetworks } from "@/lib/security/client-address";
import { pathSegment } from "@/lib/security/path-segment";

export function prepareServer(): void {
  restoreHeaderCapitals();
  refuseUnreadablePaths();
  tellUnavailable();
  dropUnreadStreams();
  if (!env.VERCEL) overwriteForwardingHeaders();
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

/** Next answers 500 when a page fails, whatever the reason: a database that went away in the middle is a 503. */
function tellUnavailable() {
  const { writeHead } = http.ServerResponse.prototype;
  http.ServerResponse.prototype.writeHead = function (this: ServerResponse, status: number, ...rest: never[]) {
    const gone = status === 500 && databaseIsGone();
    if (gone && !this.headersSent) this.setHeader("Retry-After", "10");
    return Reflect.apply(writeHead, this, [gone ? 503 : status, ...rest]) as ServerResponse;
  } as typeof writeHead;
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

/** Where proxy.ts does not look, Next answers 500 to a path that is encoded wrongly. */
const beyondProxy = /^\/api\/|^\/members\/[^/]+\/avatar$|^\/tribune\/(?:[^/]+\/)?(?:remote|post|events|clock|crap|discovery\.config)(?:\/|$)/;

function refuseUnreadablePaths() {
  const emit = http.Server.prototype.emit;
  http.Server.prototype.emit = function (this: http.Server, event: string, ...rest: never[]) {
    const [request, response] = rest as unknown as [IncomingMessage, ServerResponse];
    const path = event === "request" ? (request.url ?? "").replace(/[?#].*$/s, "") : "";
    if (!beyondProxy.test(path) || pathSegment(path) !== null) return Reflect.apply(emit, this, [event, ...rest]);
    response.writeHead(404, { "Content-Type": "application/problem+json" }).end(JSON.stringify({ type: "about:blank", status: 404, title: "Not Found" }));
    return true;
  } as typeof emit;
}

/** Next believes forged forwarding headers, so they are replaced by what we know before it reads them. */
function overwriteForwardingHeaders() {
  const trusted = parseNetworks(env.TRUSTED_PROXIES);
  const { protocol } = new URL(env.SITE_URL);
  const emit = http.Server.prototype.emit;
  http.Server.prototype.emit = function (this: http.Server, event: string, ...rest: never[]) {
    if (event === "request") {
      const { headers, socket } = rest[0] as unknown as IncomingMessage;
      const forwarded = headers["x-forwarded-for"];
      headers["x-forwarded-for"] = clientAddress(socket.remoteAddress, Array.isArray(forwarded) ? forwarded.join() : forwarded, trusted);
      headers["x-forwarded-host"] = headers.host;
      headers["x-forwarded-proto"] = protocol.slice(0, -1);
      for (const name of ["x-real-ip", "forwarded", "x-forwarded-port", "x-forwarded-server"]) delete headers[name];
    }
    return Reflect.apply(emit, this, [event, ...rest]);
  } as typeof emit;
}
