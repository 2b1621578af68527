import { expect, test } from "vitest";
import { brokenRules } from "./house-rules";

const broken = (name: string, text: string) => brokenRules([{ name, text, lines: 1 }]);

test.each(["const given = await request.json();", "const given = await request.clone().text();", "for await (const chunk of request.body ?? []) size += chunk.length;", "const form = await (await req.formData()).get(name);"])(
  "`%s` reads without an end, and is refused",
  (text) => {
    expect(broken("lib/tribune/remote/receive.ts", text)).toEqual([expect.stringContaining("reads the body of a request")]);
  },
);

test("what is read with a bound, or is an answer, passes", () => {
  for (const text of ["const bytes = await readBounded(request, 10);", "const text = await answer.text();"]) expect(broken("lib/x/y.ts", text)).toEqual([]);
});

test.each(["export async function GET() {}", "export const POST = async (request) => answer;", "export const { GET, POST } = serve({ client });", 'export { GET } from "elsewhere";'])(
  "a route that says `%s` answers without our handlers, and is refused",
  (text) => {
    expect(broken("app/api/x/route.ts", text)).toEqual([expect.stringContaining("a route answers by one of the handlers")]);
  },
);

test("a route that goes through a handler passes", () => {
  for (const text of ["export const GET = publicHandler<Context>(async () => answer);", "export const PATCH = only.refused;", 'export const { POST, PUT } = postRoute("xml");', "export const maxDuration = 300;"])
    expect(broken("app/api/x/route.ts", text)).toEqual([]);
});
