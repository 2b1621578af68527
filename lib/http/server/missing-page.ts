import { randomBytes } from "node:crypto";
import http, { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import { missingHeader } from "@/lib/http/missing-header";
import { sendPlainPage } from "@/lib/http/server/answers";

/** By which a request that this process makes of itself is told from one that pretends to be. */
const secret = randomBytes(16).toString("hex");
const patience = 10_000;

/** What a browser would not say when it asks for a page, or what belongs to one connection. */
const left = new Set(["connection", "content-length", "content-type", "expect", "keep-alive", "next-action", "transfer-encoding", "upgrade"]);

/** Whether this process asks for the page of what is missing; what strangers say of it is struck out. */
export function asksForMissing(request: IncomingMessage): boolean {
  const own = request.headers[missingHeader] === secret;
  delete request.headers[missingHeader];
  if (own) request.headers[missingHeader] = "yes";
  return own;
}

/**
 * Sends the page that an unknown address gets, in the place of the empty document that Next makes when a page calls notFound()
 * while it renders: asked for at the same address by whoever asked, so that language, frame and policy are theirs.
 */
export function sendMissingPage(request: IncomingMessage, url: string, cookies: string[]) {
  return (response: ServerResponse): void => {
    const { localAddress, localPort } = request.socket;
    const kept = Object.entries(request.headers).filter(([name]) => !left.has(name));
    const headers = { ...Object.fromEntries(kept), [missingHeader]: secret } as OutgoingHttpHeaders;
    const method = request.method === "HEAD" ? "HEAD" : "GET";
    const again = http.request({ host: localAddress, port: localPort, path: url, method, headers, agent: false, timeout: patience });
    again.on("response", (answer) => {
      for (const [name, values = []] of Object.entries(answer.headersDistinct)) if (!left.has(name)) response.setHeader(name, values);
      if (answer.headers["content-type"]) response.setHeader("Content-Type", answer.headers["content-type"]);
      for (const cookie of cookies) response.appendHeader("Set-Cookie", cookie);
      response.writeHead(answer.statusCode ?? 404);
      answer.pipe(response);
    });
    again.on("timeout", () => again.destroy(new Error("too late")));
    again.on("error", () => (response.headersSent ? response.destroy() : sendPlainPage(response, "notFound", 404)));
    response.on("close", () => again.destroy());
    again.end();
  };
}
