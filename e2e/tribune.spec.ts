import { createChannel, createPost } from "@/lib/testing/tribune";
import { clockOf } from "@/lib/tribune/clock";
import { expect, test } from "./fixtures";

test("a member and somebody without account see each other's posts without reloading", async ({ given, signInAs, visitor }) => {
  const alice = await given.member("alice");
  const [question, answer] = [given.uniqueName("anybody there"), given.uniqueName("right here")];
  const aliceSees = await signInAs(alice);
  const visitorSees = await visitor();
  for (const page of [aliceSees, visitorSees]) await page.goto("/tribune/");

  await aliceSees.getByLabel("Your message").fill(`${question} <b>?</b>`);
  await aliceSees.getByRole("button", { name: "Post" }).click();
  for (const page of [aliceSees, visitorSees]) await expect(page.getByRole("log").getByText(question)).toBeInViewport();
  await expect(aliceSees.getByLabel("Your message")).toHaveValue("");
  await expect(aliceSees.getByLabel("Your message")).toBeFocused();
  await expect(visitorSees.getByRole("listitem").filter({ hasText: question }).getByRole("link", { name: alice.name })).toHaveAttribute("href", `/members/${alice.name}`);

  await visitorSees.getByLabel("Your message").fill(answer);
  await visitorSees.keyboard.press("Enter");
  for (const page of [aliceSees, visitorSees]) await expect(page.getByRole("log").getByText(answer)).toHaveCount(1);
  await expect(aliceSees.getByRole("listitem").filter({ hasText: question })).toContainText("Yours");
});

test("what a remote client posts appears on the open page and in the XML, which a parser reads", async ({ given, visitor, request }) => {
  const page = await visitor();
  await page.goto("/tribune/");
  const hello = given.uniqueName("hello");
  const posted = await request.post("/tribune/post/xml/", { form: { content: `${hello} & <i>co</i> http://causerie.example/` }, headers: { "User-Agent": "coincoin/1.0" } });
  expect(posted.status()).toBe(200);
  await expect(page.getByRole("listitem").filter({ hasText: hello })).toContainText("coincoin/1.0");

  for (const address of ["/tribune/remote/xml/", "/tribune/remote/xml"]) {
    const feed = await request.get(address);
    expect(await feed.text()).toContain(`<message>${hello} &amp; <i>co</i> <a href="http://causerie.example/">[url]</a></message>`);
    const names = feed.headersArray().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["Content-Type", "Last-Modified", "Cache-Control", "Vary"]));
    expect(await page.evaluate((xml) => new DOMParser().parseFromString(xml, "application/xml").querySelector("parsererror"), await feed.text())).toBeNull();
  }
});

test("the addresses of remote clients keep to their methods", async ({ request, baseURL }) => {
  expect((await request.post("/tribune/remote/xml/", { form: { content: "x" } })).status()).toBe(405);
  expect((await request.get("/tribune/post/xml/")).headers().allow).toBe("POST, PUT, OPTIONS");
  expect((await request.fetch("/tribune/remote/xml", { method: "OPTIONS" })).headers().allow).toBe("GET, HEAD, OPTIONS");
  const put = await request.put("/tribune/post/xml", { form: { content: "put here" } });
  expect([put.status(), Number(put.headers()["x-post-id"]) > 0]).toEqual([200, true]);
  const head = await request.head("/tribune/remote/xml/");
  expect([head.status(), await head.text()]).toEqual([200, ""]);
  const beyond = await request.get("/tribune/remote/xml/?last_id=99999999");
  expect([beyond.status(), await beyond.text()]).toEqual([304, ""]);
  expect((await request.get("/tribune/nowhere/remote/xml/")).status()).toBe(404);
  expect((await request.get("/tribune/nowhere/")).status()).toBe(404);
  const foreign = await fetch(`${baseURL}/tribune/post/xml/`, { method: "POST", body: new URLSearchParams({ content: "x" }), headers: { Cookie: "a=b", Origin: "https://evil.example" } });
  expect(foreign.status).toBe(403);
});

test("a reader that comes back gets what it missed, once", async ({ given, visitor, request }) => {
  const page = await visitor();
  await page.goto("/tribune/");
  const said = given.uniqueName("missed");
  await page.context().setOffline(true);
  await request.post("/tribune/post/xml/", { form: { content: said } });
  await page.context().setOffline(false);
  await expect(page.getByRole("log").getByText(said)).toHaveCount(1);

  const first = await request.post("/tribune/post/xml/", { form: { content: "before" } });
  await request.post("/tribune/post/xml/", { form: { content: "after, été" } });
  const number = Number(first.headers()["x-post-id"]);
  const event = await page.evaluate(
    (address) =>
      new Promise<{ id: string; data: string }>((resolve) => {
        const source = new EventSource(address);
        source.onmessage = ({ lastEventId, data }) => {
          source.close();
          resolve({ id: lastEventId, data });
        };
      }),
    `/tribune/events?last_id=${number}`,
  );
  expect(Number(event.id)).toBeGreaterThan(number);
  expect(JSON.parse(event.data)).toMatchObject({ id: Number(event.id), owned: false });
});

test("somebody reads and posts without scripts", async ({ given, visitor }) => {
  const page = await visitor({ javaScript: false });
  const said = given.uniqueName("no scripts");
  await page.goto("/tribune/");
  await page.getByLabel("Your message").fill(said);
  await page.getByRole("button", { name: "Post" }).click();
  await expect(page).toHaveURL(/\/tribune\/#post-\d+$/);
  await expect(page.getByRole("log").getByText(said)).toHaveCount(1);
  await expect(page.getByLabel("Your message")).toHaveValue("");
  await page.reload();
  await expect(page.getByRole("log").getByText(said)).toHaveCount(1);
  await page.goto("/");
  await expect(page.getByText(said)).toBeVisible();
});

test("a channel has a board, feeds and events of its own", async ({ given, visitor, request }) => {
  const channel = await createChannel(given.uniqueName("garden"), "The garden");
  const page = await visitor();
  await page.goto(`/tribune/${channel.slug}/`);
  await expect(page.getByRole("heading", { name: "The garden" })).toBeVisible();
  await expect(page.getByText("It is quiet here")).toBeVisible();
  await request.post(`/tribune/${channel.slug}/post/xml/`, { form: { content: "first in the garden" } });
  await expect(page.getByRole("log").getByText("first in the garden")).toBeVisible();
  await page.getByLabel("Your message").fill("second in the garden");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log").getByRole("listitem")).toHaveCount(2);
  expect(await (await request.get(`/tribune/${channel.slug}/remote/xml`)).text()).toMatch(/<post id="2".*second in the garden.*<post id="1".*first in the garden/);
  await page.goto("/tribune/");
  await expect(page.getByText("in the garden")).toHaveCount(0);
});

for (const javaScript of [true, false]) {
  test(`a clock leads to the post that it means, whose author sees who answers and who calls${javaScript ? "" : ", without scripts"}`, async ({ given, signInAs, request }) => {
    const channel = await createChannel(given.uniqueName("clocks"), "Clocks");
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const { second } = await createPost("who is there?", { in: channel, by: alice });
    const clock = clockOf(second);
    for (let line = 1; line <= 30; line++) await createPost(`line ${line}`, { in: channel, by: bob });
    await createPost(`${clock} me!`, { in: channel, by: bob });
    await createPost("moules< coin", { in: channel, by: bob });
    await createPost("/me waves", { in: channel, by: bob });
    const page = await signInAs(alice, { javaScript });
    await page.goto(`/tribune/${channel.slug}/`);
    const lines = page.getByRole("log").getByRole("listitem");
    for (const [said, mark] of [
      ["who is there?", "Yours"],
      ["me!", "Answers you"],
      ["moules< coin", "Calls you"],
    ] as const)
      await expect(lines.filter({ hasText: said })).toContainText(mark);
    await expect(lines.filter({ hasText: "waves" })).not.toContainText("/me");
    await expect(lines.filter({ hasText: "who is there?" })).not.toBeInViewport();
    await lines.filter({ hasText: "me!" }).getByRole("link", { name: clock }).click();
    await expect(page).toHaveURL(`/tribune/${channel.slug}/#post-1`);
    await expect(lines.filter({ hasText: "who is there?" })).toBeInViewport();
    expect(await (await request.get(`/tribune/${channel.slug}/remote/tsv/?last_id=31&limit=3`)).text()).toContain(`\t${clock} me!\n`);
  });
}

test("a reader who scrolled up stays where they are, one at the end follows", async ({ given, visitor, request }) => {
  const channel = await createChannel(given.uniqueName("long"), "Long");
  for (let number = 1; number <= 40; number++) await createPost(`line ${number}.`, { in: channel });
  const page = await visitor();
  await page.goto(`/tribune/${channel.slug}/`);
  const log = page.getByRole("log");
  await log.scrollIntoViewIfNeeded();
  await expect(log.getByText("line 40.")).toBeInViewport();
  await expect(log.getByText("line 1.")).not.toBeInViewport();
  await request.post(`/tribune/${channel.slug}/post/xml/`, { form: { content: "line 41." } });
  await expect(log.getByText("line 41.")).toBeInViewport();

  await log.getByText("line 5.", { exact: true }).scrollIntoViewIfNeeded();
  await log.hover();
  await page.mouse.wheel(0, -5000);
  await expect(log.getByText("line 1.", { exact: true })).toBeInViewport();
  const before = await log.getByText("line 1.", { exact: true }).boundingBox();
  await request.post(`/tribune/${channel.slug}/post/xml/`, { form: { content: "line 42." } });
  await expect(log.getByText("line 42.")).toHaveCount(1);
  await expect(log.getByText("line 42.")).not.toBeInViewport();
  expect((await log.getByText("line 1.", { exact: true }).boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
});

for (const javaScript of [true, false]) {
  test(`a message that is refused stays, with the reason beside it${javaScript ? "" : ", without scripts"}`, async ({ visitor }) => {
    const page = await visitor({ javaScript });
    await page.goto("/tribune/");
    const field = page.getByLabel("Your message");
    await page.getByRole("button", { name: "Post" }).click();
    await expect(field).toHaveAccessibleDescription("This cannot stay empty.");
    await field.evaluate((input) => input.removeAttribute("maxlength"));
    await field.fill("x".repeat(501));
    await page.getByRole("button", { name: "Post" }).click();
    await expect(field).toHaveAccessibleDescription("At most 500 characters, please.");
    await expect(field).toHaveValue("x".repeat(501));
  });
}
