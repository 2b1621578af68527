import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { type Attendance, attend } from "@/lib/realtime/attendance";
import { isListening, listen, type Topic } from "@/lib/realtime/hub";
import { type Outlet, openOutlet } from "@/lib/realtime/outlet";
import { takePlace } from "@/lib/realtime/places";

/**
 * `id` is what a client sends back as `Last-Event-ID`: where it depends on what else was sent, it is asked for as the
 * event is sent. `at` is where in its source the event stands.
 */
export type StreamEvent = { id?: string | (() => string); event?: string; data: string; at?: number };

/** What came since the last reading; null ends the stream. With `more`, there is more to read at once. */
export type Reading = { events: StreamEvent[]; more?: boolean } | null;

export type Source = {
  /** Besides the news of the viewer, which wake every stream of theirs. */
  topics: Topic[];
  /** Called one at a time; `anew` when something of the viewer may have changed: rules, mutes, what they may see. */
  read: (anew: boolean) => Promise<Reading>;
};

type Stream = { viewer: Actor | null; sources: Source[] };

const heartbeatEvery = 15_000;
const longestLife = 55 * 60 * 1000;
const encoder = new TextEncoder();
const heartbeat = encoder.encode(": still here\n\n");
const nobody: Attendance = { lives: async () => true, leave: () => {} };

/** Lasts no longer than the viewer is who they were, of which no source needs to think. Refuses who holds too many. */
export function eventStream(request: Request, { viewer, sources }: Stream): Response {
  const ends = [takePlace(viewer, request)];
  const outlet = openOutlet(() => {
    for (const end of ends) end();
  });
  const attendance = viewer ? attend(viewer, outlet.close) : nobody;
  ends.push(attendance.leave);
  void outlet.send(() => encoder.encode("retry: 2000\n\n"));
  const followed = sources.map((source) => follow(source, { viewer, attendance, outlet }));
  ends.push(...followed.map(({ ignore }) => ignore));
  const beating = setInterval(() => {
    void outlet.send(() => heartbeat);
    for (const { read, isBehind } of followed) if (isBehind()) read();
  }, heartbeatEvery);
  const lifetime = setTimeout(outlet.close, longestLife);
  ends.push(
    () => clearInterval(beating),
    () => clearTimeout(lifetime),
  );
  if (request.signal.aborted) outlet.close();
  request.signal.addEventListener("abort", outlet.close);
  return answerEvents(outlet.body);
}

export function answerEvents(body: BodyInit): Response {
  const headers = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",
  };
  return new Response(body, { headers });
}

type Following = { viewer: Actor | null; attendance: Attendance; outlet: Outlet };
type Followed = { read: () => void; isBehind: () => boolean; ignore: () => void };

function follow(source: Source, { viewer, attendance, outlet }: Following): Followed {
  let anew = false;
  let behind = true;
  const read = oneAtATime(async () => {
    behind = true;
    for (let more = true; more; ) {
      const changed = anew;
      anew = false;
      const reading = await source.read(changed || !isListening()).catch((reason) => {
        anew ||= changed;
        throw reason;
      });
      const lives = await attendance.lives().catch(() => false);
      if (!lives || reading === null) return outlet.close();
      for (const event of reading.events) if (!(await outlet.send(() => bytesOf(event)))) return;
      more = reading.more ?? false;
    }
    behind = false;
  });
  const readAnew = () => {
    anew = true;
    read();
  };
  const listening = source.topics.map((topic) => listen(topic, read));
  if (viewer) listening.push(listen(`member:${viewer.memberId}`, readAnew));
  read();
  return {
    read,
    isBehind: () => behind || !isListening(),
    ignore() {
      for (const ignore of listening) ignore();
    },
  };
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

const written = new WeakMap<StreamEvent, Uint8Array>();

/** Written once for all whom a source gives the same event. */
function bytesOf(event: StreamEvent): Uint8Array {
  if (typeof event.id === "function") return encode({ ...event, id: event.id() });
  const known = written.get(event) ?? encode({ ...event, id: event.id });
  written.set(event, known);
  return known;
}

function encode({ id, event, data }: { id: string | undefined; event?: string; data: string }): Uint8Array {
  const lines = [id && `id: ${id}`, event && `event: ${event}`, ...data.split("\n").map((line) => `data: ${line}`)];
  return encoder.encode(`${lines.filter(Boolean).join("\n")}\n\n`);
}
