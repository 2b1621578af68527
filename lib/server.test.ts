import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { databaseAnswers, noteDatabaseError } from "@/lib/db";
import { prepareServer } from "@/lib/server";

prepareServer();
const failing = http.createServer((_request, response) => {
  response.statusCode = 500;
  response.end("something went wrong");
});
let address = "";

beforeAll(async () => {
  await new Promise<void>((ready) => failing.listen(0, "127.0.0.1", ready));
  address = `http://127.0.0.1:${(failing.address() as AddressInfo).port}`;
});
afterAll(() => void failing.close());

test("what fails because the database is gone answers 503 and when to come again, not that the page is at fault", async () => {
  noteDatabaseError(Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" }));
  const page = await fetch(`${address}/members`);
  expect([page.status, page.headers.get("retry-after"), await page.text()]).toEqual([503, "10", expect.stringContaining("Nous revenons dans un instant")]);
  const interfaces = await fetch(`${address}/api/members`);
  expect([interfaces.status, interfaces.headers.get("retry-after"), await interfaces.text()]).toEqual([503, "10", "something went wrong"]);
});

test("what fails while the database is there is our own fault, and says so", async () => {
  expect(await databaseAnswers({ ask: true })).toBe(true);
  noteDatabaseError(new Error("a mistake of ours"));
  const answer = await fetch(address);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([500, null]);
});

test("a connection on which an event stream stands still is dropped after a minute, and no other answer has such an end", async () => {
  const ends: (number | undefined)[] = [];
  const telling = http.createServer((request, response) => {
    response.setHeader("Content-Type", request.url === "/events" ? "text/event-stream; charset=utf-8" : "text/plain");
    response.write("data: 1\n\n");
    ends.push(response.socket?.timeout);
    response.end();
  });
  await new Promise<void>((ready) => telling.listen(0, "127.0.0.1", ready));
  const site = `http://127.0.0.1:${(telling.address() as AddressInfo).port}`;
  for (const path of ["/", "/events"]) await (await fetch(site + path, { headers: { connection: "close" } })).text();
  expect(ends).toEqual([undefined, 60_000]);
  telling.close();
});
