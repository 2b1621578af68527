import http from "node:http";
import { createChannel, createPost, participantOf } from "@/lib/testing/tribune";
import { editPost } from "@/lib/tribune/editing/commands";
import { expect, test } from "./fixtures";

type Answer = { status: number; names: string[]; headers: http.IncomingHttpHeaders; body: string };
type Sent = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

/** What a program gets that knows nothing but HTTP: no cookies, no redirects followed, names of headers as they were sent. */
function askOf(site: string) {
  return (path: string, { method = "GET", headers = {}, body }: Sent = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const request = http.request(new URL(path, site), { method, headers: { "User-Agent": "conformance/1.0", ...headers } }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({ status: response.statusCode ?? 0, names: response.rawHeaders.filter((_, place) => place % 2 === 0), headers: response.headers, body: Buffer.concat(chunks).toString("utf8") });
      });
      request.once("error", reject);
      request.end(body);
    });
}

const form = "application/x-www-form-urlencoded";
const post = (body: string | Buffer, headers: Record<string, string> = {}): Sent => ({ method: "POST", headers: { "Content-Type": form, ...headers }, body });
const numbersIn = (xml: string) => [...xml.matchAll(/<post id="(\d+)"/g)].map(([, number]) => Number(number));

const backends = [
  ["remote", "post", "text/plain; charset=utf-8"],
  ["remote/xml", "post/xml", "application/xml; charset=utf-8"],
  ["remote/xml/crap", "post/xml/crap", "application/xml; charset=utf-8"],
  ["crap/remote.xml", "crap/post.xml", "application/xml; charset=utf-8"],
  ["remote/json", "post/json", "application/json; charset=utf-8"],
  ["remote/tsv", "post/tsv", "text/tab-separated-values; charset=utf-8"],
] as const;

for (const [read, write, type] of backends) {
  test(`${read} and ${write} work for the default board and a channel, with and without a slash at the end`, async ({ given, baseURL }) => {
    const { slug } = await createChannel(given.uniqueName("wire"));
    const ask = askOf(baseURL as string);
    for (const board of ["/tribune/", `/tribune/${slug}/`]) {
      for (const [slash, method] of [
        ["/", "POST"],
        ["", "PUT"],
      ] as const) {
        const said = given.uniqueName("said");
        const posted = await ask(`${board}${write}${slash}?direction=asc`, { ...post(`content=${said}+%26+co`), method });
        expect([posted.status, posted.headers["content-type"]]).toEqual([200, type]);
        expect(posted.body).toMatch(new RegExp(`${said} (&|&amp;|&#38;) co`));
        expect(posted.names).toEqual(expect.arrayContaining(["Content-Type", "Cache-Control", "Pragma", "X-Post-Id", "Vary"]));
        expect(posted.headers["last-modified"]).toBeUndefined();
        const fetched = await ask(`${board}${read}${slash}?last_id=${Number(posted.headers["x-post-id"]) - 1}`);
        expect([fetched.status, fetched.headers["content-type"]]).toEqual([200, type]);
        expect(fetched.body).toContain(said);
        expect(fetched.names).toEqual(expect.arrayContaining(["Content-Type", "Cache-Control", "Pragma", "Last-Modified", "ETag", "Vary"]));
        expect([fetched.headers["cache-control"], fetched.headers.pragma, fetched.headers.vary]).toEqual(["no-cache, no-store, must-revalidate, max-age=0", "no-cache", expect.stringContaining("Cookie")]);
      }
    }
  });
}

test("posts are numbered without a hole, and each of the worked examples gives what it should", async ({ given, baseURL }) => {
  const { slug } = await createChannel(given.uniqueName("examples"));
  const ask = askOf(baseURL as string);
  for (let number = 1; number <= 42; number++) expect((await ask(`/tribune/${slug}/post/xml/?limit=1`, post(`content=${number}`))).headers["x-post-id"]).toBe(String(number));
  const range = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, place) => from - place);
  for (const [query, expected] of [
    ["limit=30", range(42, 13)],
    ["limit=10", range(42, 33)],
    ["last_id=15", range(42, 16)],
    ["limit=5&last_id=15", range(42, 38)],
    ["limit=5&last=15", range(42, 38)],
    ["limit=5&id=15&direction=asc", range(42, 38).toReversed()],
    ["limit=1000", range(42, 1)],
  ] as const) {
    expect(numbersIn((await ask(`/tribune/${slug}/remote/xml/?${query}`)).body)).toEqual(expected);
  }
});

test("a client that has the newest gets an empty 304, by time, by tag and by number", async ({ given, baseURL }) => {
  const { slug } = await createChannel(given.uniqueName("fresh"));
  const ask = askOf(baseURL as string);
  const nothing = await ask(`/tribune/${slug}/remote/xml/`);
  expect([nothing.status, nothing.body, nothing.headers["last-modified"]]).toEqual([304, "", undefined]);
  await ask(`/tribune/${slug}/post/xml/`, post("content=one"));
  const address = `/tribune/${slug}/remote/xml/`;
  let first = await ask(address);
  await expect
    .poll(
      async () => {
        first = await ask(address);
        return Date.now() - Date.parse(first.headers["last-modified"] ?? "");
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0);
  const modified = first.headers["last-modified"] ?? "";
  // In the second of the post, and the one after it, a client is told a time that keeps it asking.
  await expect.poll(async () => (await ask(address, { headers: { "If-Modified-Since": (await ask(address)).headers["last-modified"] ?? modified } })).status, { timeout: 10_000 }).toBe(304);
  for (const headers of [{ "If-None-Match": first.headers.etag ?? "" }, { "If-None-Match": `"x", ${first.headers.etag}` }]) {
    const again = await ask(address, { headers });
    expect([again.status, again.body]).toEqual([304, ""]);
  }
  expect((await ask(`${address}?last_id=1`)).status).toBe(304);
  expect((await ask(`${address}?last_id=0`, { headers: { "If-Modified-Since": new Date(Date.now() + 60_000).toUTCString() } })).status).toBe(200);
  await ask(`/tribune/${slug}/post/xml/`, post("content=two"));
  expect(numbersIn((await ask(address, { headers: { "If-None-Match": first.headers.etag ?? "" } })).body)).toEqual([2, 1]);
});

test("a client that has the newest is given the page again when a post of it was edited, and then an empty 304", async ({ given, baseURL }) => {
  const channel = await createChannel(given.uniqueName("edited"));
  const alice = await given.member("alice");
  const ask = askOf(baseURL as string);
  const address = `/tribune/${channel.slug}/remote/xml/`;
  for (const content of ["frist", "second"]) await createPost(content, { in: channel, by: alice });
  const settled = async (words: string) => {
    let answer = await ask(address);
    const known = async () => {
      answer = await ask(address);
      return answer.body.includes(words) ? (await ask(address, { headers: { "If-Modified-Since": answer.headers["last-modified"] ?? "" } })).status : 0;
    };
    await expect.poll(known, { timeout: 10_000 }).toBe(304);
    return answer;
  };
  const before = await settled("frist");
  await editPost(participantOf(alice), channel, { number: 1, content: "first" });
  const asked: Record<string, string>[] = [{ "If-Modified-Since": before.headers["last-modified"] ?? "" }, { "If-None-Match": before.headers.etag ?? "" }];
  for (const headers of asked) {
    await expect.poll(async () => (await ask(address, { headers })).status).toBe(200);
    expect((await ask(address, { headers })).body).toBe(before.body.replace("frist", "first"));
  }
  expect((await ask(`${address}?last_id=2`)).status).toBe(304);
  const after = await settled("first");
  expect(Date.parse(after.headers["last-modified"] ?? "")).toBeGreaterThan(Date.parse(before.headers["last-modified"] ?? ""));
  expect((await ask(address, { headers: { "If-None-Match": after.headers.etag ?? "" } })).status).toBe(304);
});

test("a burst of posts is seen by a client that asks by time, whichever second each falls in", async ({ given, baseURL }) => {
  const { slug } = await createChannel(given.uniqueName("burst"));
  const ask = askOf(baseURL as string);
  const seen = new Set<number>();
  let modified: string | undefined;
  for (let number = 1; number <= 15; number++) {
    await ask(`/tribune/${slug}/post/tsv/?limit=1`, post(`content=${number}`));
    const answer = await ask(`/tribune/${slug}/remote/xml/`, { headers: modified ? { "If-Modified-Since": modified } : {} });
    for (const found of numbersIn(answer.body)) seen.add(found);
    modified = answer.headers["last-modified"] ?? modified;
    expect(seen.size).toBe(number);
  }
});

test("XML is what wmcoincoin, dcoincoin and QuteQoin read", async ({ given, baseURL }) => {
  const { slug } = await createChannel(given.uniqueName("bytes"));
  const ask = askOf(baseURL as string);
  await ask(`/tribune/${slug}/post/xml/`, post('content=moules< <b>gras</b> /> %26 "co"%00%07 http://x.example/%3Fa%26b'));
  const { body } = await ask(`/tribune/${slug}/remote/xml/`);
  expect(body.replace(/time="\d{14}"/, 'time="T"')).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>\n<board site="${new URL(baseURL as string).origin}"><post id="1" time="T"><info>conformance/1.0</info><login></login>` +
      '<message>moules&lt; <b>gras</b> /&gt; &amp; &quot;co&quot; <a href="http://x.example/?a&amp;b">[url]</a></message></post></board>',
  );
});

test("what old clients send is understood: another field, Latin-1, forms in parts", async ({ given, baseURL }) => {
  const { slug } = await createChannel(given.uniqueName("old"));
  const ask = askOf(baseURL as string);
  const send = (sent: Sent) => ask(`/tribune/${slug}/post/tsv/?limit=1`, sent);
  expect((await send(post("message=par+ici"))).body).toMatch(/\tpar ici\n$/);
  expect((await send(post(Buffer.from("content=d\xe9j\xe0", "latin1")))).body).toMatch(/\tdéjà\n$/);
  expect((await send(post("content=d%E9j%E0"))).body).toMatch(/\tdéjà\n$/);
  const parts = '--x\r\nContent-Disposition: form-data; name="content"\r\n\r\nen morceaux\r\n--x--\r\n';
  expect((await send(post(parts, { "Content-Type": "multipart/form-data; boundary=x" }))).body).toMatch(/\ten morceaux\n$/);
  expect((await send(post("content=a%09b%0Ac"))).body).toMatch(/^\d+\t\d{14}\tconformance\/1\.0\t\ta b c\n$/);
});

test("what is wrong is said in a line of plain text", async ({ baseURL }) => {
  const ask = askOf(baseURL as string);
  for (const [path, sent, status, body] of [
    ["/tribune/post/xml/", post(""), 400, "* content: This field is required."],
    ["/tribune/post/xml/", post("content=+%20"), 400, "* content: This field is required."],
    ["/tribune/post/json", post(`content=${"x".repeat(501)}`), 400, "* content: Ensure this value has at most 500 characters (it has 501)."],
    ["/tribune/clock/25:00/", {}, 400, "Unvalid clock format, should be 00:00[:00][^1]"],
  ] as const) {
    const answer = await ask(path, sent);
    expect([answer.status, answer.headers["content-type"], answer.body]).toEqual([status, "text/plain; charset=utf-8", body]);
    expect(answer.headers["x-post-id"]).toBeUndefined();
  }
  for (const path of ["remote/", "remote/tsv", "post/xml/", "clock/12:34/", "discovery.config"]) expect((await ask(`/tribune/nowhere/${path}`, path.startsWith("post") ? post("content=x") : {})).status).toBe(404);
});

test("every address keeps to its methods, and tells them", async ({ baseURL }) => {
  const ask = askOf(baseURL as string);
  await ask("/tribune/post/", post("content=x"));
  for (const path of [...backends.map(([read]) => `/tribune/${read}/`), "/tribune/clock/12:34/", "/tribune/discovery.config"]) {
    const head = await ask(path, { method: "HEAD" });
    expect([head.status, head.body, head.headers["content-type"]]).toEqual([200, "", (await ask(path)).headers["content-type"]]);
    for (const method of ["POST", "PUT", "PATCH"]) expect((await ask(path, { ...post("content=x"), method })).status).toBe(405);
    expect((await ask(path, { method: "DELETE" })).status).toBe(405);
    const options = await ask(path, { method: "OPTIONS", headers: { Origin: "https://elsewhere.example", "Access-Control-Request-Method": "GET" } });
    expect([options.status, options.headers.allow, options.headers["access-control-allow-origin"]]).toEqual([204, "GET, HEAD, OPTIONS", "*"]);
    expect((await ask(path, { headers: { Origin: "https://elsewhere.example" } })).headers["access-control-allow-origin"]).toBe("*");
  }
  for (const [, write] of backends) {
    for (const method of ["GET", "HEAD", "PATCH", "DELETE"]) expect((await ask(`/tribune/${write}/`, { method })).status).toBe(405);
    const options = await ask(`/tribune/${write}`, { method: "OPTIONS" });
    expect([options.status, options.headers.allow, options.headers["access-control-allow-origin"]]).toEqual([204, "POST, PUT, OPTIONS", undefined]);
  }
});

test("a board describes itself by addresses that work", async ({ given, baseURL }) => {
  const { slug } = await createChannel(given.uniqueName("self"), "Self");
  const ask = askOf(baseURL as string);
  for (const board of ["/tribune/", `/tribune/${slug}/`]) {
    const { body, headers } = await ask(`${board}discovery.config`);
    expect(headers["content-type"]).toBe("application/xml; charset=utf-8");
    const [backend = "", target = ""] = [...body.matchAll(/ path="([^"]+)"/g)].map(([, path]) => path as string);
    expect([backend, target]).toEqual([`${board}remote/xml/`, `${board}post/xml/`]);
    const field = /<field name="(\w+)">\$m<\/field>/.exec(body)?.[1];
    const posted = await ask(target, post(`${field}=as+told`));
    expect(posted.headers["x-post-id"]).toMatch(/^\d+$/);
    expect((await ask(backend)).body).toContain("<message>as told</message>");
  }
});

test("the posts of a clock are found by it", async ({ given, baseURL }) => {
  const { slug } = await createChannel(given.uniqueName("clock"));
  const ask = askOf(baseURL as string);
  const posted = await ask(`/tribune/${slug}/post/json/`, post("content=now"));
  const [{ clock, clock_indice: rank }] = JSON.parse(posted.body);
  expect(clock).toMatch(/^\d\d:\d\d:\d\d$/);
  for (const address of [clock, clock.slice(0, 5), clock.replaceAll(":", ""), `${clock}^${rank}`]) {
    const found = await ask(`/tribune/${slug}/clock/${encodeURIComponent(address)}/`);
    expect([found.status, JSON.parse(found.body).map(({ id }: { id: number }) => id)]).toEqual([200, [1]]);
  }
  expect((await ask(`/tribune/${slug}/clock/${clock}^9/`)).body).toBe("[]");
  await ask(`/tribune/${slug}/post/json/`, post(`content=${clock} yes`));
  expect(JSON.parse((await ask(`/tribune/${slug}/remote/json/?last_id=1`)).body)[0].web_render).toBe(`<a href="/tribune/${slug}/#post-1" class="pointer">${clock}</a> yes`);
});

test("a post that carries a cookie and comes from another site is refused, one of a program is not", async ({ baseURL }) => {
  const ask = askOf(baseURL as string);
  expect((await ask("/tribune/post/xml/", post("content=x", { Cookie: "a=b", Origin: "https://elsewhere.example" }))).status).toBe(403);
  expect((await ask("/tribune/post/xml/", post("content=x", { Cookie: "a=b", "Sec-Fetch-Site": "cross-site" }))).status).toBe(403);
  expect((await ask("/tribune/post/xml/", post("content=x", { Cookie: "a=b", Referer: "http://127.0.0.199/" }))).status).toBe(200);
});
