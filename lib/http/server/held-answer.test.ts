import http, { type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { holdAnswer } from "@/lib/http/server/held-answer";

const servers: http.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function ask(answer: (response: ServerResponse) => void, { method = "GET", headers = {} } = {}) {
  const listener: RequestListener = (_request, response) => {
    holdAnswer(response, (status) => (status === 404 ? (instead) => void instead.writeHead(410, { "content-type": "text/plain" }).end("another") : null));
    answer(response);
  };
  const server = http.createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((listening) => server.once("listening", listening));
  const given = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { method, headers });
  return { status: given.status, text: await given.text(), headers: given.headers };
}

test("an answer that stands is sent as it is, in one piece or in several", async () => {
  expect(await ask((response) => void response.writeHead(201, { "x-a": "1" }).end("made"))).toMatchObject({ status: 201, text: "made" });
  const several = await ask((response) => {
    response.setHeader("content-type", "text/html");
    response.flushHeaders();
    response.write("one ");
    response.end("two");
  });
  expect([several.text, several.headers.get("content-type")]).toEqual(["one two", "text/html"]);
});

test.each<[string, (response: ServerResponse) => void]>([
  ["in one piece", (response) => void response.writeHead(404, { "content-encoding": "gzip" }).end("first")],
  [
    "with its status beside it",
    (response) => {
      response.statusCode = 404;
      response.end("first");
    },
  ],
  [
    "in pieces, with headers sent before",
    (response) => {
      response.statusCode = 404;
      response.setHeader("content-encoding", "gzip");
      response.flushHeaders();
      response.write("first", () => response.end());
    },
  ],
])("an answer that is dropped leaves nothing behind, given %s", async (_title, answer) => {
  const { status, text, headers } = await ask(answer);
  expect([status, text, headers.get("content-encoding"), headers.get("content-type")]).toEqual([410, "another", null, "text/plain"]);
});

test("who waits for the end of a dropped answer is told of it", async () => {
  const ended = new Promise<void>((told) => void ask((response) => void response.writeHead(404).end("first", told)));
  await ended;
});
