import { createChannel, createPost } from "@/lib/testing/tribune";
import { expect, test } from "./fixtures";
import { startInstallation } from "./second-site";

for (const javaScript of [true, false]) {
  const how = javaScript ? "" : ", without scripts";

  test(`somebody filters what they do not want to read, sees it in their settings, and lets it in again${how}`, async ({ given, visitor }) => {
    const channel = await createChannel(given.uniqueName("noisy"), "Noisy");
    for (const content of ["sweet music", "awful noise"]) await createPost(content, { in: channel });
    const page = await visitor({ javaScript });
    await page.goto(`/tribune/${channel.slug}/`);
    await expect(page.getByText("awful noise")).toBeVisible();
    await page.getByLabel("Your message").fill("/bak set message *= noise");
    await page.getByRole("button", { name: "Post" }).click();
    await expect(page.getByText("Your filters have changed.").first()).toBeVisible();
    await expect(page.getByText("sweet music")).toBeVisible();
    await expect(page.getByText("awful noise")).toHaveCount(0);

    await page.goto("/settings/tribune");
    const filters = page.getByRole("list", { name: "Your filters" });
    await expect(filters.getByRole("listitem")).toHaveText(/message contains exactly noise/);
    await page.getByRole("button", { name: "Remove the filter “noise”" }).click();
    await expect(page.getByText("No filters")).toBeVisible();
    await page.getByLabel("Hide a post whose").selectOption("author");
    await page.getByLabel("Text").fill("Somebody Else");
    await page.getByRole("button", { name: "Add" }).click();
    await expect(filters.getByRole("listitem")).toHaveText(/login contains, in any case, Somebody Else/);
    await page.goto(`/tribune/${channel.slug}/`);
    await expect(page.getByText("awful noise")).toBeVisible();
  });

  test(`an order that is not complete says why, beside the field, and stays there${how}`, async ({ visitor }) => {
    const page = await visitor({ javaScript });
    await page.goto("/tribune/");
    const field = page.getByLabel("Your message");
    await field.fill("/bak frob");
    await page.getByRole("button", { name: "Post" }).click();
    await expect(field).toHaveAccessibleDescription("Unknown option ‘frob’ in your command action.");
    await expect(field).toHaveValue("/bak frob");
  });

  test(`a member makes a token for remote clients, and posts by one of them${how}`, async ({ given, signInAs, playwright, baseURL }) => {
    const alice = await given.member("alice");
    const page = await signInAs(alice, { javaScript });
    await page.goto("/settings/remote-clients");
    await expect(page.getByRole("heading", { name: "wmcoincoin ~/.wmcoincoin/options.auth" })).toBeVisible();
    await page.getByRole("button", { name: "Make a token" }).click();
    const made = page.getByRole("region", { name: /Here is your token/ });
    const cookie = /causerie_token=causerie_[\w-]+/.exec(await made.innerText())?.[0] ?? "";
    expect(cookie).not.toBe("");
    await expect(made.getByText(`post_url=${baseURL}/tribune/post/xml/`)).toBeVisible();

    const client = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { Cookie: cookie, "User-Agent": "wmcoincoin/2.6.5" } });
    const posted = await client.post("/tribune/post/xml/", { form: { content: given.uniqueName("by a client") } });
    expect([posted.status(), Number(posted.headers()["x-post-id"]) > 0]).toEqual([200, true]);
    expect(await posted.text()).toContain(`<info>wmcoincoin/2.6.5</info><login>${alice.name}</login>`);
    await client.dispose();
    await page.goto("/settings/remote-clients");
    expect(await page.content()).not.toContain(cookie);
  });
}

test("an administrator opens a channel, and a moderator hides a post that vanishes from open pages and comes back", async ({ given, signInAs, visitor }) => {
  const [adaSees, monaSees] = [await signInAs(await given.member("ada", "ADMINISTRATOR")), await signInAs(await given.member("mona", "MODERATOR"))];
  const slug = given.uniqueName("garden");
  await adaSees.goto("/admin/tribune/channels");
  await adaSees.getByLabel("Address").fill("remote");
  await adaSees.getByLabel("Title").fill("The garden");
  await adaSees.getByRole("button", { name: "Make the channel" }).click();
  await expect(adaSees.getByLabel("Address")).toHaveAccessibleDescription(/one of the tribune’s own/);
  await adaSees.getByLabel("Address").fill(slug);
  await adaSees.getByLabel("Description").fill("Of beans and bees");
  await adaSees.getByRole("button", { name: "Make the channel" }).click();
  await expect(adaSees.getByText("The channel The garden is there.").first()).toBeVisible();

  const visitorSees = await visitor();
  await visitorSees.goto(`/tribune/${slug}/`);
  await expect(visitorSees.getByText("Of beans and bees")).toBeVisible();
  const rude = given.uniqueName("something rude");
  await visitorSees.getByLabel("Your message").fill(rude);
  await visitorSees.keyboard.press("Enter");
  await expect(visitorSees.getByRole("log").getByText(rude)).toBeVisible();

  await monaSees.goto(`/admin/tribune?q=${encodeURIComponent(rude)}`);
  await monaSees.getByRole("button", { name: `Hide the post /tribune/${slug}/#1` }).click();
  await expect(monaSees.getByText("The post is hidden.").first()).toBeVisible();
  await expect(visitorSees.getByRole("log").getByText(rude)).toHaveCount(0);
  await expect(visitorSees.getByRole("log").getByRole("listitem")).toHaveCount(1);
  await monaSees.getByRole("button", { name: `Show again the post /tribune/${slug}/#1` }).click();
  await expect(visitorSees.getByRole("log").getByText(rude)).toBeVisible();
});

test("a channel that is locked meanwhile is not there for visitors, and remote clients are told so", async ({ given, signInAs, visitor, request }) => {
  const channel = await createChannel(given.uniqueName("cabin"), "Cabin");
  const adaSees = await signInAs(await given.member("ada", "ADMINISTRATOR"));
  await adaSees.goto("/admin/tribune/channels");
  await adaSees.goto(`/admin/tribune/channels/${channel.id}`);
  await adaSees.getByLabel("For members alone").check();
  await adaSees.getByRole("button", { name: "Save" }).click();
  await expect(adaSees.getByText("The channel Cabin has changed.").first()).toBeVisible();
  const page = await visitor();
  expect((await page.goto(`/tribune/${channel.slug}/`))?.status()).toBe(404);
  for (const answer of [await request.get(`/tribune/${channel.slug}/remote/xml/`), await request.post(`/tribune/${channel.slug}/post/xml/`, { form: { content: "hello" } })])
    expect([answer.status(), await answer.text()]).toEqual([403, "The tribune is locked"]);
});

test("a remote client without an account chooses a name, is known again by one cookie, and is told in its language what is wrong", async ({ given, request }) => {
  const name = given.uniqueName("Bond");
  const named = await request.post("/tribune/post/xml/", { form: { content: `/name ${name}` } });
  expect([named.status(), named.headers()["x-post-id"]]).toEqual([200, undefined]);
  const lines = named.headersArray().filter((header) => header.name.toLowerCase() === "set-cookie");
  expect(lines.map((line) => line.name)).toEqual(["Set-Cookie"]);
  expect(lines[0]?.value).toMatch(/^causerie\.tribune=[\da-f.]+; Path=\/;/);
  const posted = await request.post("/tribune/post/xml/", { form: { content: "shaken" } });
  expect(await posted.text()).toContain(`<info>${name}</info><login></login><message>shaken</message>`);
  const feed = await (await request.get("/tribune/remote/json/?limit=100")).json();
  expect(feed.find((post: { id: number }) => post.id === Number(posted.headers()["x-post-id"]))).toMatchObject({ owned: true, user_agent: name });
  const wrong = await request.post("/tribune/post/xml/", { form: { content: "/bak set ua =! x" }, headers: { "Accept-Language": "fr" } });
  expect([wrong.status(), await wrong.text()]).toEqual([400, "* content: Le genre '=!' n'existe pas."]);
});

test("after the cookie has another name, people without an account start anew under it, in browsers and in programs", async ({ visitor }) => {
  const site = await startInstallation({});
  try {
    const page = await visitor();
    const post = async (content: string) => (await page.request.post(`${site.address}/tribune/post/json/`, { form: { content } })).headers()["set-cookie"] ?? "";
    expect(await post("/name Bond James")).toMatch(/^causerie\.tribune=/);
    await site.database.query(`insert into "Setting" (key, value, "updatedAt") values ('tribune.cookieName', '"board_2"', now())`);
    await expect.poll(() => post("shaken"), { timeout: 40_000 }).toMatch(/^board_2=[\da-f.]+; Path=\/;/);
    expect(await post("stirred")).toBe("");
    await page.goto(`${site.address}/tribune/`);
    await page.getByLabel("Your message").fill("/name James Bond");
    await page.getByRole("button", { name: "Post" }).click();
    await expect(page.getByText("Your name here has changed.").first()).toBeVisible();
    const known = await page.request.post(`${site.address}/tribune/post/xml/`, { form: { content: "known" } });
    expect(await known.text()).toContain("<info>James Bond</info><login></login><message>known</message>");
    expect((await page.context().cookies(site.address)).map(({ name }) => name)).toContain("board_2");
  } finally {
    await site.stop();
  }
});

test("where posting takes work, the browser of somebody without an account does it for each post", async ({ visitor }) => {
  test.setTimeout(90_000);
  const site = await startInstallation({});
  try {
    await site.database.query(`insert into "Setting" (key, value, "updatedAt") values ('tribune.proofOfWork', 'true', now())`);
    const page = await visitor();
    await page.goto(`${site.address}/tribune/`);
    for (const content of ["the first one", "the second one"]) {
      await page.getByLabel("Your message").fill(content);
      await page.getByRole("button", { name: "Post" }).click();
      await expect(page.getByRole("log").getByText(content)).toHaveCount(1);
    }
    await page.request.post(`${site.address}/tribune/post/`, { form: { content: "without work" } });
    await page.reload();
    await expect(page.getByRole("log").getByText("the second one")).toHaveCount(1);
    await expect(page.getByText("without work")).toHaveCount(0);
  } finally {
    await site.stop();
  }
});
