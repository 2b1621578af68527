import { describe, expect, test } from "vitest";
import { bearerOf, tokenInCookie } from "@/lib/auth/access-tokens";
import { publicHandler } from "@/lib/handler";
import { makeTokenByName } from "@/lib/members/access-tokens/commands";
import { createMember } from "@/lib/testing/members";

describe("a program that knows cookies only brings its token in one", () => {
  test.each([
    ["causerie_token=causerie_abc", "causerie_abc"],
    ["causerie_token=causerie_abc; ", "causerie_abc"],
    [" causerie_token=causerie_abc;theme=dark", "causerie_abc"],
    ["theme=dark; causerie_token=causerie_abc", "causerie_abc"],
    ["theme=dark;causerie_token=causerie_abc", "causerie_abc"],
    ["my_causerie_token=causerie_abc", null],
    ["theme=causerie_token=causerie_abc", null],
    ["causerie_token=", null],
    ["causerie_tokens=causerie_abc", null],
    ["", null],
  ])("%j holds %j", (cookie, expected) => {
    expect(tokenInCookie(new Headers({ cookie }))).toBe(expected);
  });

  test("where the address takes such, with the header before the cookie; elsewhere the cookie says nothing", async () => {
    const alice = await createMember("alice");
    await createMember("bob");
    const [hers, his] = [await makeTokenByName("alice", { label: "a", scopes: ["tribune"], days: null }), await makeTokenByName("bob", { label: "b", scopes: ["tribune"], days: null })];
    const ask = async (headers: Record<string, string>, tokenCookie = true) => {
      const handler = publicHandler(async (actor) => new Response(actor?.name ?? "nobody"), { scope: "TRIBUNE", tokenCookie });
      const answer = await handler(new Request("http://localhost:3000/tribune/remote/", { headers: { "x-forwarded-for": "192.0.2.61", ...headers } }), {});
      return answer.ok ? answer.text() : answer.status;
    };
    expect(await ask({ cookie: `causerie_token=${hers}; ` })).toBe(alice.name);
    expect(await ask({ cookie: `causerie_token=${hers}`, authorization: `Bearer ${his}` })).toBe("bob");
    expect(await ask({ cookie: `causerie_token=${hers}x` })).toBe(401);
    expect(await ask({ authorization: `Bearer ${his}` }, false)).toBe("bob");
  });
});

test.each([
  ["Bearer causerie_abc", "causerie_abc"],
  ["bearer   causerie_abc ", "causerie_abc"],
  ["Basic causerie_abc", null],
  ["Bearer", null],
])("the header %j holds %j", (authorization, expected) => {
  expect(bearerOf(new Headers({ authorization }))).toBe(expected);
});
