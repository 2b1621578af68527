import http, { type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { missingHeader } from "@/lib/http/missing-header";
import { requests } from "@/lib/http/request-scope";
import { prepareServer } from "@/lib/server";

prepareServer();

const heard: IncomingMessage[] = [];

/** Answers as Next does: an empty document where a page found nothing, and a real one where it is asked for that. */
const server = http.createServer((request, response) => {
  heard.push(request);
  response.setHeader("content-type", "text/html; charset=utf-8");
  if (request.headers[missingHeader] === "yes") {
    response.setHeader("content-security-policy", "script-src 'nonce-of-its-own'");
    response.statusCode = 404;
    return response.end(`<h1>Il n’y a rien ici</h1> ${request.headers.cookie}`);
  }
  const scope = requests.getStore();
  if (scope && request.url?.startsWith("/members/")) scope.missing = true;
  response.setHeader("set-cookie", "first=1");
  response.statusCode = request.headers.rsc ? 200 : 404;
  return response.end('<html id="__next_error__"></html>');
});

let address = "";

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

test("who asks for somebody who is not there gets a page, at that address, as the reader that they are", async () => {
  const answer = await fetch(`${address}/members/nobody?tab=1`, { headers: { cookie: "a=b" } });
  expect([answer.status, await answer.text()]).toEqual([404, "<h1>Il n’y a rien ici</h1> a=b"]);
  expect(answer.headers.get("content-security-policy")).toBe("script-src 'nonce-of-its-own'");
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(heard.at(-1)?.url).toBe("/members/nobody?tab=1");
});

test("a form whose page is gone by then keeps the cookies that it was given", async () => {
  const answer = await fetch(`${address}/members/nobody`, { method: "POST", body: new FormData() });
  expect([answer.status, answer.headers.get("set-cookie"), heard.at(-1)?.method]).toEqual([404, "first=1", "GET"]);
});

test("only the head is sent where only that was asked for", async () => {
  const answer = await fetch(`${address}/members/nobody`, { method: "HEAD" });
  expect([answer.status, await answer.text(), heard.at(-1)?.method]).toEqual([404, "", "HEAD"]);
});

test("scripts get what they ask for, which is no document", async () => {
  const answer = await fetch(`${address}/members/nobody`, { headers: { rsc: "1" } });
  expect([answer.status, await answer.text()]).toEqual([200, '<html id="__next_error__"></html>']);
});

test("an unknown address is answered as it is", async () => {
  expect(await (await fetch(`${address}/nothing`)).text()).toContain("__next_error__");
});

test("nobody asks for that page by pretending to be the server", async () => {
  await fetch(`${address}/nothing`, { headers: { [missingHeader]: "yes" } });
  expect(heard.at(-1)?.headers).not.toHaveProperty(missingHeader);
});

test("the page is asked for in the name of who asks, not of the server", async () => {
  await fetch(`${address}/members/nobody`);
  expect(heard.slice(-2).map(({ headers }) => headers["x-forwarded-for"])).toEqual(["127.0.0.1", "127.0.0.1"]);
});
