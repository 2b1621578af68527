import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fetchOutgoing, outgoingAddress } from "@/lib/security/outgoing";

const bounds = { largest: 1000, milliseconds: 2000 };
/** What stands for the open web here: the one address where the test's own server listens. */
const web = { allowIPAddressList: ["127.0.0.1"] };

let server: Server;
let here: string;
let asked: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const [, what = "", rest = ""] = /^\/([a-z]+)\/?(.*)$/.exec(request.url ?? "") ?? [];
    if (what === "to") response.writeHead(302, { Location: decodeURIComponent(rest) }).end();
    else if (what === "bytes") response.end("x".repeat(Number(rest)));
    else if (what === "stream") for (let part = 0; part < 5; part++) response.write("x".repeat(300));
    else if (what === "status") response.writeHead(Number(rest)).end("no");
    else if (what !== "silence") response.end("here");
    if (what === "stream") response.end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  asked = [];
});

afterAll(() => server.closeAllConnections());

test("what stands at an address is fetched", async () => {
  expect(String(await fetchOutgoing(`${here}/a`, bounds, web))).toBe("here");
});

test("redirects are followed, three of them", async () => {
  const times = (count: number): string => (count === 0 ? "/end" : `/to/${encodeURIComponent(times(count - 1))}`);
  expect(String(await fetchOutgoing(here + times(3), bounds, web))).toBe("here");
  expect(await fetchOutgoing(here + times(4), bounds, web)).toBeNull();
  expect(await fetchOutgoing(`${here}/to/${encodeURIComponent("/to/round")}`, bounds, web)).toBeNull();
});

test("what is too large is not read to its end, whether it says how large it is or not", async () => {
  expect((await fetchOutgoing(`${here}/bytes/1000`, bounds, web))?.length).toBe(1000);
  expect(await fetchOutgoing(`${here}/bytes/1001`, bounds, web)).toBeNull();
  expect(await fetchOutgoing(`${here}/stream`, bounds, web)).toBeNull();
});

test("who does not answer in time, or answers with an error, gave nothing", async () => {
  expect(await fetchOutgoing(`${here}/silence`, { ...bounds, milliseconds: 100 }, web)).toBeNull();
  for (const status of [404, 500, 204]) expect(await fetchOutgoing(`${here}/status/${status}`, bounds, web)).toBeNull();
});

test("a private network is never asked, however its address is written", async () => {
  const port = new URL(here).port;
  for (const host of ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0.0.0.0", "[::]", "①②⑦.⓪.⓪.①"]) {
    expect(await fetchOutgoing(`http://${host}:${port}/secret`, bounds), host).toBeNull();
  }
  expect(asked).toEqual([]);
});

test("a redirect into a private network is not followed", async () => {
  const port = new URL(here).port;
  for (const target of [
    `http://127.0.0.2:${port}/secret`,
    `http://localhost.:${port}/secret`,
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "file:///etc/passwd",
    "gopher://127.0.0.1/",
    `http://user:word@127.0.0.1:${port}/secret`,
    "http://127.0.0.1:22/",
  ]) {
    expect(await fetchOutgoing(`${here}/to/${encodeURIComponent(target)}`, bounds, web), target).toBeNull();
  }
  expect(asked.filter((path) => path.includes("secret") && !path.startsWith("/to"))).toEqual([]);
});

test("no address of any private or reserved network is connected to", async () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const within = (prefix: number[]) => fc.tuple(octet, octet, octet).map((rest) => [...prefix, ...rest].slice(0, 4));
  const four = fc.oneof(within([10]), within([127]), within([192, 168]), within([169, 254]), within([172, 16]), within([172, 31]), within([100, 64]), within([0]), within([224]), within([240]));
  const written = fc.tuple(four, fc.constantFrom("dotted", "number", "hex", "mapped", "mappedHex", "translated")).map(([octets, style]) => {
    const number = octets.reduce((sum, part) => sum * 256 + part, 0);
    const groups = `${Math.floor(number / 65_536).toString(16)}:${(number % 65_536).toString(16)}`;
    return { dotted: octets.join("."), number: String(number), hex: `0x${number.toString(16)}`, mapped: `[::ffff:${octets.join(".")}]`, mappedHex: `[::ffff:${groups}]`, translated: `[64:ff9b::${groups}]` }[style] as string;
  });
  const six = fc.constantFrom("fc", "fd", "fe8", "fe9", "ff0").map((prefix) => `[${prefix.padEnd(4, "0")}::1]`);
  await fc.assert(
    fc.asyncProperty(fc.oneof(written, six), async (host) => {
      expect(await fetchOutgoing(`http://${host}:${new URL(here).port}/`, { largest: 10, milliseconds: 500 })).toBeNull();
    }),
    { numRuns: 300 },
  );
  expect(asked).toEqual([]);
});

test.each(["ftp://a.example/", "javascript:alert(1)", "data:image/png;base64,xx", "http://a.example:25/", "http://a.example:22/", "https://me@a.example/", "nonsense", "", "//a.example/x"])("%j is no address to ask", (typed) => {
  expect(outgoingAddress(typed)).toBeNull();
});

test.each(["http://a.example", "https://a.example/x?y", "https://a.example:8443/x", "HTTP://a.example:80/"])("%j may be asked", (typed) => {
  expect(outgoingAddress(typed)).not.toBeNull();
});
