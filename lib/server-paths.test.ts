import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { prepareServer } from "@/lib/server";

prepareServer();
const server = http.createServer((_request, response) => response.end("handed on"));
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));

afterAll(() => server.close());

function ask(path: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: "127.0.0.1", port: (server.address() as AddressInfo).port, path }, async (answer) => {
        let text = "";
        for await (const chunk of answer) text += chunk;
        resolve({ status: answer.statusCode, text });
      })
      .on("error", reject);
  });
}

test.each(["/api/members/%FF", "/api/members/a%00b", "/members/%E0%A4%A/avatar?v=1", "/api/%", "/tribune/%FF/post/xml/", "/tribune/clock/%FF/"])("%s, which nobody can read, is not found", async (path) => {
  const { status, text } = await ask(path);
  expect([status, JSON.parse(text).status]).toEqual([404, 404]);
});

test.each(["/", "/api/members/Zo%C3%A9?search=%FF", "/members/%FF", "/api/members"])("%s is handed on", async (path) => {
  expect(await ask(path)).toEqual({ status: 200, text: "handed on" });
});
