import { expect, test } from "vitest";
import { judgeRequest } from "@/lib/http/server/request-line";

test.each([
  ["/sign-in?next=/", "/sign-in?next=/"],
  ["http://hostile.example/sign-in", "/sign-in"],
  ["HTTPS://hostile.example:8443", "/"],
  ["http://hostile.example?x=1", "/?x=1"],
  ["//hostile.example/x", "//hostile.example/x"],
])("%s asks for %s of this site, whatever host it names", (target, url) => {
  expect(judgeRequest("GET", target)).toMatchObject({ kind: "go", url });
});

test.each(["ftp://hostile.example/", "hostile.example:80", "*", "", "javascript:alert(1)"])("%j is no address of a page", (target) => {
  expect(judgeRequest("GET", target)).toMatchObject({ kind: "refuse", status: 400 });
});

test("what the whole server can do is told", () => {
  expect(judgeRequest("OPTIONS", "*")).toEqual({ kind: "allow" });
});

test("nobody has a request shown back to them", () => {
  for (const path of ["/", "/api/members", "/tribune/remote/xml/"]) expect(judgeRequest("TRACE", path)).toMatchObject({ status: 405 });
});

test.each(["/api/members/%FF", "/members/%00/avatar", "/tribune/%E0%A4%A/post/"])("%s is refused in the form that programs read", (path) => {
  expect(judgeRequest("GET", path)).toMatchObject({ kind: "refuse", status: 404, forProgram: true });
});

test.each(["/messages/c/999999.rsc", "/members/bob.rsc?x=1", "/members/bob%2Ersc", "/tribune.segments/_tree.segment.rsc"])("%s is no page", (path) => {
  expect(judgeRequest("GET", path)).toMatchObject({ kind: "refuse", status: 404, forProgram: false });
});
