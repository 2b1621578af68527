import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { beyondProxy } from "@/lib/http/server/request-line";
import { config } from "@/proxy";

const files = readdirSync("app", { recursive: true, encoding: "utf8" });

/** As in `app/members/[name]/avatar/route.ts`: `/members/12/avatar`, since every parameter may be a number. */
function addressOf(file: string): string {
  const folders = file.split("/").slice(0, -1);
  return `/${folders
    .filter((folder) => !/^\(.*\)$|^\[\[/.test(folder))
    .map((folder) => (folder.startsWith("[") ? "12" : folder))
    .join("/")}`;
}

const matches = (address: string) => new RegExp(`^${config.matcher[0]}$`).test(address);
const routes = files.filter((name) => name.endsWith("route.ts")).map(addressOf);
const pages = files.filter((name) => name.endsWith("page.tsx")).map(addressOf);

test("every page passes through the proxy, which gives it its policy", () => {
  expect(pages.filter((address) => !matches(address) || beyondProxy.test(address))).toEqual([]);
});

test.each(["/_next", "/_next/anything", "/_next/image", "/tribune/remote/x", "/tribune/garden/post/xml/x", "/tribune/events/x", "/tribune/crap/x", "/nothing", "/health/x", "/admin/outbox/x/content.html"])(
  "%s, where nothing is, gets the page of what is missing with its policy",
  (address) => expect([matches(address), beyondProxy.test(address)]).toEqual([true, false]),
);

test("feeds, interfaces and files do not wait for the proxy", () => {
  const beside = routes.filter((address) => address !== "/export/archive");
  for (const address of [...beside, "/_next/static/x.js", "/tribune/remote/", "/tribune/garden/remote/xml/crap/", "/api"]) expect([address, matches(address), beyondProxy.test(address)]).toEqual([address, false, true]);
});
