import { describe, expect, test } from "vitest";
import { configurations } from "@/lib/tribune/clients/configurations";

const place = { site: "https://tribune.example.org", name: "L’Été & Co", path: "/tribune/garden/", login: "superman", token: "causerie_abc", maximumLength: 500, refreshSeconds: 15 };

function textOf(client: string, changed: Partial<typeof place> | { token: null } = {}) {
  const found = configurations.find((each) => each.client === client);
  return found?.parts({ ...place, ...changed }).map(({ file, text }) => [file, text.split("\n")]);
}

describe("what a client is told", () => {
  test("wmcoincoin, in two files", () => {
    expect(textOf("wmcoincoin")).toEqual([
      [
        "~/.wmcoincoin/options",
        [
          'board_site: "leteco", "tribune"',
          ".backend_flavour: 2",
          '.backend.url: "https://tribune.example.org/tribune/garden/remote/xml/"',
          '.post.url: "https://tribune.example.org/tribune/garden/post/xml/"',
          ".post.template: content=%s",
          ".tribune.delay: 15",
          ".palmipede.userlogin: superman",
          ".palmipede.msg_max_length: 500",
        ],
      ],
      ["~/.wmcoincoin/options.auth", ['"leteco" cookie: "causerie_token=causerie_abc"']],
    ]);
  });

  test("dcoincoin", () => {
    expect(textOf("dcoincoin")).toEqual([
      [
        "~/.dcoincoinrc",
        [
          "[global]",
          "ua=DCoinCoin/%v",
          "refresh=15",
          "[leteco]",
          "name=leteco",
          "aliases=tribune",
          "post_url=https://tribune.example.org/tribune/garden/post/xml/",
          "post_format=content=%s",
          "xml_url=https://tribune.example.org/tribune/garden/remote/xml/",
          "cookie=causerie_token=causerie_abc",
          "login=superman",
          "tags_encoded=false",
        ],
      ],
    ]);
  });

  test.each([
    ["QuteQoin", ["Backend: https://tribune.example.org/tribune/garden/remote/xml/?last_id=%i", "Post: https://tribune.example.org/tribune/garden/post/xml/", "Data: content=%m", "Slip: raw", "Cookie: causerie_token=causerie_abc"]],
    ["olcc", ["name=leteco", "getUrl=https://tribune.example.org/tribune/garden/remote/xml/?last_id=%i", "postUrl=https://tribune.example.org/tribune/garden/post/xml/", "postData=content=%m", "slip=raw", "cookie=causerie_token=causerie_abc"]],
    ["gb2c", ["Backend (TSV): https://tribune.example.org/tribune/garden/remote/tsv/", "Post: https://tribune.example.org/tribune/garden/post/tsv/", "Field: content", "Cookie: causerie_token=causerie_abc", "Authorization: Bearer causerie_abc"]],
  ])("%s, to be typed into its settings", (client, lines) => {
    expect(textOf(client)).toEqual([[null, lines]]);
  });
});

test("without a token no client is told of one", () => {
  for (const { client } of configurations) expect(JSON.stringify(textOf(client, { token: null }))).not.toMatch(/causerie_|cookie|Bearer/i);
});

test("no client is told to ask more often than it can: wmcoincoin would not start", () => {
  expect(textOf("wmcoincoin", { refreshSeconds: 2 })?.[0]?.[1]).toContain(".tribune.delay: 10");
  expect(textOf("dcoincoin", { refreshSeconds: 2 })?.[0]?.[1]).toContain("refresh=10");
});

test("a site whose name no file could hold is called tribune", () => {
  expect(textOf("olcc", { name: "Ω ☃" })?.[0]?.[1]?.[0]).toBe("name=tribune");
});
