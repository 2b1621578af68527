// Asks for one address from sixteen connections for some seconds, in a process of its own, and prints what it saw.
import http from "node:http";

const [address = "", seconds = "2", headers = "{}", expected = "200"] = process.argv.slice(2);
const connections = 16;
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
const times: number[] = [];
let failures = 0;

const ends = performance.now() + Number(seconds) * 1000;
await Promise.all(Array.from({ length: connections }, askAgainAndAgain));
agent.destroy();
times.sort((one, other) => one - other);
console.log(JSON.stringify({ perSecond: times.length / Number(seconds), p50: at(0.5), p95: at(0.95), failures }));

async function askAgainAndAgain() {
  while (performance.now() < ends) {
    const begun = performance.now();
    const status = await ask();
    times.push(performance.now() - begun);
    if (status !== Number(expected)) failures++;
  }
}

function ask(): Promise<number> {
  return new Promise((resolve) => {
    const request = http.get(address, { agent, headers: JSON.parse(headers) }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
    });
    request.once("error", () => resolve(0));
  });
}

function at(share: number): number {
  return times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
}
