// How soon a post is seen by a thousand event streams: opens them, posts now and then, and prints the times as JSON.
import http from "node:http";

const [site = ""] = process.argv.slice(2);
const streams = 1000;
const posts = 20;
const channel = `${site}/tribune/short/`;
const agent = new http.Agent({ maxSockets: Number.POSITIVE_INFINITY });

const sentAt = new Map<number, number>();
const times: number[] = [];
const arrived: { number: number; at: number }[] = [];
const seen = Array.from({ length: streams }, () => new Set<number>());

const leave = await Promise.all(seen.map(open));
for (let turn = 1; turn <= posts; turn++) {
  const begun = performance.now();
  sentAt.set(await say(`${turn}`), begun);
  await untilSeen(turn);
}
for (const close of leave) close();
agent.destroy();
times.sort((one, other) => one - other);
console.log(JSON.stringify({ p50: times[Math.floor(times.length / 2)], p95: times[Math.floor(times.length * 0.95)], lost: streams * posts - times.length }));

/** Opens a stream; resolves once the site has begun to answer. */
function open(numbers: Set<number>): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = http.get(`${channel}events`, { agent }, (response) => {
      let rest = "";
      response.on("data", (bytes: Buffer) => {
        const events = (rest + bytes).split("\n\n");
        rest = events.pop() ?? "";
        for (const event of events) note(numbers, Number(/^id: (\d+)$/m.exec(event)?.[1]));
      });
      response.on("error", () => {});
      response.once("data", () => resolve(() => request.destroy()));
    });
    request.once("error", reject);
  });
}

function note(numbers: Set<number>, number: number) {
  if (!number || numbers.has(number)) return;
  numbers.add(number);
  arrived.push({ number, at: performance.now() });
}

function say(content: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(`${channel}post/tsv/?limit=1`, { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" } }, (response) => {
      response.resume();
      response.once("end", () => resolve(Number(response.headers["x-post-id"])));
    });
    request.once("error", reject);
    request.end(`content=${content}`);
  });
}

/** Waits until every stream has had so many posts, five seconds at most. */
async function untilSeen(turn: number): Promise<void> {
  for (const deadline = performance.now() + 5000; arrived.length < turn * streams && performance.now() < deadline; ) await new Promise((resolve) => setTimeout(resolve, 5));
  for (const { number, at } of arrived.slice(times.length)) times.push(at - (sentAt.get(number) ?? at));
}
