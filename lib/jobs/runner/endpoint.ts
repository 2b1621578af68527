import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";
import type { IncomingEvent } from "@/lib/jobs/runner/intake";

const incoming = z.object({ id: z.string().min(1).max(200).optional(), name: z.string().min(1).max(100), data: z.record(z.string(), z.unknown()).nullish(), ts: z.number().positive().optional() });
const events = z.union([incoming.transform((event) => [event]), z.array(incoming).max(1000)]);

const largestBody = 4 * 1024 * 1024;

type Doors = { port: number; eventKey: string; takeIn(event: IncomingEvent): Promise<void> };

/** Listens for events (`POST /e/KEY`), from this machine only. */
export async function openEndpoint({ port, eventKey, takeIn }: Doors): Promise<Server> {
  const server = createServer(async (request, response) => {
    try {
      if (request.method !== "POST" || !request.url?.startsWith("/e/")) return answer(response, 404, { error: "not found" });
      if (request.url !== `/e/${eventKey}`) return answer(response, 401, { error: "unknown event key" });
      const parsed = events.safeParse(await readJson(request));
      if (!parsed.success) return answer(response, 400, { error: "not a list of events" });
      const seed = request.headers["x-inngest-event-id-seed"]?.toString();
      const taken = parsed.data.map(({ id, name, data, ts }, rank) => ({ id: id ?? idFrom(seed, rank), name, data: data ?? {}, ...(ts ? { ts: Math.round(ts) } : {}) }));
      for (const event of taken) await takeIn(event);
      answer(response, 200, { ids: taken.map(({ id }) => id) });
    } catch {
      answer(response, 500, { error: "not taken: send it again" });
    }
  });
  await new Promise<void>((ready, failed) => server.once("error", failed).listen(port, "127.0.0.1", ready));
  return server;
}

/** The sender repeats the seed with the same events, which so get the same ids. */
function idFrom(seed: string | undefined, rank: number): string {
  return seed ? createHash("sha256").update(`${seed} ${rank}`).digest("hex").slice(0, 40) : randomUUID();
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size > largestBody) return undefined;
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString("utf8"));
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number, content: object) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ ...content, status }));
}
