import "server-only";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { useAgent as agentFor, type RequestFilteringAgentOptions } from "request-filtering-agent";
import { env } from "@/lib/env";

type Bounds = { largest: number; milliseconds: number };

const mostRedirects = 3;

/** An address that we may ask on somebody's behalf, or null: the web alone, without credentials, and no port where other things listen. */
export function outgoingAddress(typed: string, base?: URL): URL | null {
  if (!URL.canParse(typed, base)) return null;
  const url = new URL(typed, base);
  const port = Number(url.port || 443);
  const web = /^https?:$/.test(url.protocol) && !url.username && !url.password && (port === 80 || port === 443 || port >= 1024);
  return web ? url : null;
}

/** Private networks are refused once the name is resolved, at each redirect anew; there is an end to size, time and redirects. Null for what cannot be had. */
export async function fetchOutgoing(address: string, { largest, milliseconds }: Bounds, filter: RequestFilteringAgentOptions = {}): Promise<Buffer | null> {
  const signal = AbortSignal.timeout(milliseconds);
  let url = outgoingAddress(address);
  for (let hop = 0; url && hop <= mostRedirects; hop++) {
    const answer = await ask(url, signal, filter).catch(() => null);
    if (!answer) return null;
    if (answer.statusCode === 200) return readAll(answer, largest).catch(() => null);
    answer.destroy();
    if (![301, 302, 303, 307, 308].includes(answer.statusCode ?? 0)) return null;
    url = outgoingAddress(answer.headers.location ?? "", url);
  }
  return null;
}

/** For addresses that an administrator has set: private networks are refused but for those that the site's owner trusts, and redirects are not followed. A failure is the name of what went wrong, such as ECONNREFUSED. */
export async function askService(address: string, { largest, milliseconds }: Bounds, headers: Record<string, string> = {}): Promise<{ status: number; body: Buffer } | { failure: string }> {
  const url = outgoingAddress(address);
  if (!url) return { failure: "EADDRESS" };
  const trusted = { allowIPAddressList: env.TRUSTED_SERVICES.split(/[\s,]+/).filter(Boolean) };
  try {
    const answer = await ask(url, AbortSignal.timeout(milliseconds), trusted, { Accept: "application/json", ...headers });
    const body = await readAll(answer, largest);
    return body ? { status: answer.statusCode ?? 0, body } : { failure: "ETOOLARGE" };
  } catch (reason) {
    const { code, name } = reason as { code?: string; name?: string };
    return { failure: code && code !== "ABORT_ERR" ? code : name === "AbortError" || name === "TimeoutError" ? "ETIMEDOUT" : "EFAILED" };
  }
}

function ask(url: URL, signal: AbortSignal, filter: RequestFilteringAgentOptions, more: Record<string, string> = { Accept: "image/*" }): Promise<IncomingMessage> {
  const headers = { ...more, "Accept-Encoding": "identity", "User-Agent": `Causerie (+${env.SITE_URL})` };
  return new Promise((resolve, reject) => {
    const { get } = url.protocol === "https:" ? https : http;
    get(url, { agent: agentFor(url.href, filter), headers, signal }, resolve).on("error", reject);
  });
}

async function readAll(answer: IncomingMessage, largest: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = Number(answer.headers["content-length"] ?? 0);
  if (length > largest) answer.destroy();
  else {
    length = 0;
    for await (const chunk of answer) {
      length += chunk.length;
      if (length > largest) break;
      chunks.push(chunk);
    }
  }
  return length > largest ? null : Buffer.concat(chunks);
}
