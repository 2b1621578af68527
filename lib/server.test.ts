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
  const answer = await fetch(address);
  expect([answer.status, answer.headers.get("retry-after"), await answer.text()]).toEqual([503, "10", "something went wrong"]);
});

test("what fails while the database is there is our own fault, and says so", async () => {
  expect(await databaseAnswers({ ask: true })).toBe(true);
  noteDatabaseError(new Error("a mistake of ours"));
  const answer = await fetch(address);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([500, null]);
});
