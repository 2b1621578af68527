import { expect, test } from "vitest";
import { parseJson, readBounded } from "@/lib/http/read-bounded";

/** Gives a letter at a time for as long as somebody reads. */
function endless() {
  const given = { letters: 0 };
  const body = new ReadableStream({
    pull(controller) {
      given.letters++;
      controller.enqueue(new TextEncoder().encode("x"));
    },
  });
  return { given, request: new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit) };
}

function post(body: string, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost/", { method: "POST", body, headers });
}

test("a body of just the size that is allowed is read whole", async () => {
  expect((await readBounded(post("abcé"), 5))?.toString()).toBe("abcé");
});

test("a body without length is read no further than it may be large", async () => {
  const { given, request } = endless();
  expect(await readBounded(request, 10)).toBeNull();
  expect(given.letters).toBeLessThan(20);
});

test("a body that says how large it is is not read when that is too much", async () => {
  const { given, request } = endless();
  request.headers.set("content-length", "11");
  expect(await readBounded(request, 10)).toBeNull();
  expect(given.letters).toBeLessThan(5);
});

test("no body is an empty one", async () => {
  expect(await readBounded(new Request("http://localhost/"), 10)).toHaveLength(0);
});

test.each(["{", "", "undefined"])("%j is no JSON", (text) => {
  expect(parseJson(Buffer.from(text))).toBeNull();
});

test("JSON in another encoding than UTF-8 is none", () => {
  expect(parseJson(Buffer.from('"é"', "latin1"))).toBeNull();
  expect(parseJson(Buffer.from('"é"'))).toEqual({ json: "é" });
});
