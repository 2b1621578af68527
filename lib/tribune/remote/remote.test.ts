import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { forgetSettings } from "@/lib/settings/queries";
import { createMember } from "@/lib/testing/members";
import { createChannel, createPost } from "@/lib/testing/tribune";
import { receivePost } from "@/lib/tribune/remote/receive";
import { orRefusal } from "@/lib/tribune/remote/refusal";

const form = "application/x-www-form-urlencoded";
let posters = 0;

type Sent = { slug?: string; query?: string; type?: string; headers?: Record<string, string>; by?: Awaited<ReturnType<typeof createMember>> };

/** Every call comes from a network of its own, so that limits do not meet. */
function send(body: BodyInit, { slug = "", query = "", type = form, headers = {}, by }: Sent = {}) {
  const address = `198.51.100.${++posters}`;
  const sent = { method: "POST", body, headers: { ...(type && { "content-type": type }), "user-agent": "coincoin/1.0", "x-forwarded-for": address, ...headers }, duplex: "half" };
  const request = new Request(`http://localhost:3000/tribune/post/xml/?${query}`, sent);
  return orRefusal(request, () => receivePost(by?.actor ?? null, request, { slug, format: "xml" }));
}

const newest = async () => (await db.post.findFirst({ orderBy: { id: "desc" } }))?.raw;

describe("what is accepted", () => {
  test("a post is answered with the backend and its number", async () => {
    await createChannel("answer");
    const answer = await send("content=hello+%3Cb%3Eyou%3C%2Fb%3E", { slug: "answer", by: await createMember("poster") });
    expect([answer.status, answer.headers.get("x-post-id"), answer.headers.get("content-type")]).toEqual([200, "1", "application/xml; charset=utf-8"]);
    expect(answer.headers.get("last-modified")).toBeNull();
    expect(await answer.text()).toMatch(/<post id="1" time="\d{14}"><info>coincoin\/1\.0<\/info><login>poster<\/login><message>hello <b>you<\/b><\/message><\/post><\/board>$/);
  });

  test.each([
    ["content=one", "one"],
    ["message=two", "two"],
    ["message=no&content=yes", "yes"],
    ["content=a%20b%26c=d", "a b&c=d"],
    ["content=%C3%A9t%C3%A9", "été"],
    ["content=%E9t%E9", "été"],
    ["content=100%", "100%"],
    [Buffer.from("content=\xe9t\xe9", "latin1"), "été"],
    [Buffer.from("content=été", "utf8"), "été"],
    ["content=l%92%9Cuvre%85%20%93ok%94%20%96%2010%20%80", "l’œuvre… “ok” – 10 €"],
    ["content=caf%C3%A9%20tronqu%C3", "café tronqu"],
    ["content=caf%C3%A9%20tronqu%F0%9F%A6", "café tronqu"],
    ["content=CAF%C9", "CAFÉ"],
    ["content=%C3%A9 %E9 %C3%A9", "é é é"],
  ])("%j says %j", async (body, said) => {
    expect((await send(body)).status).toBe(200);
    expect(await newest()).toBe(said);
  });

  test.each([
    ["ISO-8859-15", "content=prix%20:%205%A4%20%BD%BC", "prix : 5€ œŒ"],
    ["iso-8859-15", "content=%C3%A9", "Ã©"],
    ['"windows-1252"', "content=5%80", "5€"],
    ["ISO-8859-1", "content=%C3%A9%92", "Ã©’"],
    ["utf-8", "content=%C3%A9t%C3%A9", "été"],
    ["nonsense", "content=%C3%A9t%C3%A9", "été"],
    ["base64", "content=%C3%A9t%C3%A9", "été"],
  ])("an encoding that a form declares, such as %s, counts before guessing", async (charset, body, said) => {
    expect((await send(body, { type: `${form}; charset=${charset}` })).status).toBe(200);
    expect(await newest()).toBe(said);
  });

  test("a multipart form does as well", async () => {
    const fields = new FormData();
    fields.set("content", "in parts, été");
    const encoded = new Response(fields);
    expect((await send(await encoded.arrayBuffer(), { type: encoded.headers.get("content-type") ?? "" })).status).toBe(200);
    expect(await newest()).toBe("in parts, été");
  });

  test.each(["x", "----------------------------1234567890abcdef", "with space?"])("the parts of a form may be told apart by %j", async (boundary) => {
    const parts = `--${boundary}\r\nContent-Disposition: form-data; name="content"\r\n\r\nété\r\n--${boundary}--\r\n`;
    expect((await send(parts, { type: `multipart/form-data; boundary="${boundary}"` })).status).toBe(200);
    expect(await newest()).toBe("été");
    expect((await send(Buffer.from(parts, "latin1"), { type: `multipart/form-data; boundary="${boundary}"` })).status).toBe(200);
    expect(await newest()).toBe("été");
  });

  test.each([
    ["AaB03x", "coin --AaB03x coin"],
    ["x", "a--x b"],
    ["x", "--x"],
    ["AaB03x", "one\nline --AaB03x\nmore"],
  ])("the boundary %j stands for itself inside a line of %j", async (boundary, content) => {
    const type = `multipart/form-data; boundary=${boundary}`;
    const parts = `--${boundary}\r\nContent-Disposition: form-data; name="content"\r\n\r\n.${content}\r\n--${boundary}--\r\n`;
    expect((await send(parts, { type })).status).toBe(200);
    expect(await newest()).toBe(`.${content}`);
  });

  test("a last number limits the answer, that in the body before that in the address; beyond all of them it is an empty board", async () => {
    const channel = await createChannel("after");
    for (const content of ["1", "2", "3"]) await createPost(content, { in: channel });
    const ids = async (body: string, query = "") => [...(await (await send(body, { slug: "after", query })).text()).matchAll(/<post id="(\d+)"/g)].map((found) => Number(found[1]));
    expect(await ids("content=4", "last_id=2")).toEqual([4, 3]);
    expect(await ids("content=5&last_id=4", "last_id=1")).toEqual([5]);
    expect(await ids("content=6", "limit=2&direction=asc")).toEqual([5, 6]);
    expect(await (await send("content=7&last_id=9999", { slug: "after" })).text()).toMatch(/<board site="[^"]+"><\/board>$/);
  });
});

describe("what is refused", () => {
  test.each([
    ["", {}, 400, "* content: This field is required."],
    ["content=+%0a", {}, 400, "* content: This field is required."],
    [`content=${"x".repeat(501)}`, {}, 400, "* content: Ensure this value has at most 500 characters (it has 501)."],
    [`content=${"x".repeat(501)}`, { headers: { "accept-language": "fr" } }, 400, "* content: Cette valeur ne peut pas depasser 500 caracteres (elle en a 501)."],
    ["content=x", { slug: "nowhere" }, 404, "There is no such channel."],
    ["content=x", { slug: "nowhere", headers: { "accept-language": "fr" } }, 404, "Ce salon n'existe pas."],
    ['{"content":"x"}', { type: "application/json" }, 415, "Post the message as a form: application/x-www-form-urlencoded or multipart/form-data."],
    ["nonsense", { type: "multipart/form-data; boundary=x" }, 400, "This could not be read."],
    [`content=${"x".repeat(70_000)}`, {}, 413, "This is too large to be a message."],
  ] satisfies [string, Sent, number, string][])("%.20j is answered in plain text", async (body, sent, status, text) => {
    const answer = await send(body, sent);
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([status, "text/plain; charset=utf-8", text]);
    expect(answer.headers.get("x-post-id")).toBeNull();
  });

  test("a body without a length is not read beyond what a message may be", async () => {
    let given = 0;
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new TextEncoder().encode(given++ === 0 ? "content=" : "x".repeat(1024))) });
    expect((await send(endless)).status).toBe(413);
    expect(given).toBeLessThan(80);
  });

  test("anonymous posts are refused with 403 where only members may post", async () => {
    const key = "tribune.anonymousMayPost";
    await db.setting.create({ data: { key, value: false } });
    forgetSettings();
    const answer = await send("content=x");
    expect([answer.status, await answer.text()]).toEqual([403, "The tribune is locked"]);
    await db.setting.delete({ where: { key } });
    forgetSettings();
  });

  test("whoever posts too fast is told how long to wait", async () => {
    const headers = { "x-forwarded-for": "203.0.113.9" };
    const statuses = await Promise.all(Array.from({ length: 35 }, async (_, index) => (await send(`content=${index}`, { headers })).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    const answer = await send("content=again", { headers });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
