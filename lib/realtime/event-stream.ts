import "server-only";
import { listen, type Topic } from "@/lib/realtime/hub";

/** `id` is what a client sends back as `Last-Event-ID`. */
export type StreamEvent = { id?: string; event?: string; data: string };

type Source = {
  topic: Topic;
  /** Reads what is new since the last call; called one at a time. An answer of null ends the stream. */
  read: () => Promise<StreamEvent[] | null>;
};

const heartbeatEvery = 15_000;
const longestLife = 55 * 60 * 1000;

export function eventStream(request: Request, { topic, read }: Source): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  let gone = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const follow = oneAtATime(async () => {
        const events = await read();
        if (events === null) return stop();
        for (const event of events) send(format(event));
      });
      const ignore = listen(topic, follow);
      const heartbeat = setInterval(() => {
        send(": still here\n\n");
        follow();
      }, heartbeatEvery);
      const end = setTimeout(() => stop(), longestLife);
      stop = () => {
        stop = () => {};
        ignore();
        clearInterval(heartbeat);
        clearTimeout(end);
        if (!gone) controller.close();
      };
      request.signal.addEventListener("abort", () => stop());
      send("retry: 2000\n\n");
      follow();
    },
    cancel() {
      gone = true;
      stop();
    },
  });
  return new Response(body, { headers: { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no" } });
}

/** Runs once more when it was asked to while running, however often; a failure waits for the next call. */
function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  return async function run() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await work().catch(() => {});
    } while (again);
    running = false;
  };
}

function format({ id, event, data }: StreamEvent): string {
  const lines = [id && `id: ${id}`, event && `event: ${event}`, ...data.split("\n").map((line) => `data: ${line}`)];
  return `${lines.filter(Boolean).join("\n")}\n\n`;
}
