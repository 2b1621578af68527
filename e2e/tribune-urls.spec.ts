import { createChannel, createPost } from "@/lib/testing/tribune";
import { clockOf } from "@/lib/tribune/clock";
import { expect, test } from "./fixtures";

for (const javaScript of [true, false]) {
  const how = javaScript ? "" : ", without scripts";

  test(`what somebody links to stands in the archive, where others find it${how}`, async ({ given, signInAs, visitor }) => {
    const channel = await createChannel(given.uniqueName("reading"), "Reading room");
    const site = `http://${given.uniqueName("oyster")}.example`;
    const alice = await given.member("alice");
    const page = await signInAs(alice, { javaScript });
    await page.goto(`/tribune/${channel.slug}/`);
    await page.getByLabel("Your message").fill(`Voilà ${site}/a.pdf and ${site}/b`);
    await page.getByRole("button", { name: "Post" }).click();
    await expect(page.getByRole("log").getByRole("listitem")).toHaveCount(1);
    await page.getByRole("link", { name: "URLs of the tribune" }).click();
    await expect(page).toHaveURL("/tribune/urls/");

    const bobSees = await visitor({ javaScript });
    await bobSees.goto("/tribune/urls");
    await bobSees.getByRole("searchbox", { name: "Find in URLs, authors and messages" }).fill(`VOILA ${site}`);
    await bobSees.keyboard.press("Enter");
    const found = bobSees.getByRole("list", { name: "URLs of the tribune" }).getByRole("listitem");
    await expect(found).toHaveCount(2);
    const link = found.getByRole("link", { name: `${site}/a.pdf` });
    await expect(link).toHaveAttribute("href", `${site}/a.pdf`);
    await expect(link).toHaveAttribute("rel", "nofollow noopener noreferrer ugc");
    await expect(found.first().getByRole("link", { name: alice.name })).toHaveAttribute("href", `/members/${alice.name}`);
    await expect(found.first()).toContainText("Voilà [pdf]");
    await found
      .first()
      .getByRole("link", { name: /^\d\d:\d\d:\d\d$/ })
      .click();
    await expect(bobSees).toHaveURL(`/tribune/${channel.slug}/#post-1`);
    await expect(bobSees.getByRole("log").getByText("Voilà")).toBeVisible();

    await bobSees.goto(`/tribune/urls/?q=${given.uniqueName("nobody said this")}`);
    await expect(bobSees.getByText("Nothing fits")).toBeVisible();
  });

  test(`somebody reads and posts on the board without scripts, which stays the board they look at${how}`, async ({ given, visitor }) => {
    const channel = await createChannel(given.uniqueName("text"), "Text only");
    for (let number = 1; number <= 3; number++) await createPost(`line ${number}.`, { in: channel });
    const page = await visitor({ javaScript });
    const here = `/tribune/${channel.slug}/noscript/?limit=3`;
    await page.goto(here);
    const lines = page.getByRole("log").getByRole("listitem");
    await expect(lines).toHaveText([/line 1\./, /line 2\./, /line 3\./]);
    await page.getByLabel("Your message").fill("line 4.");
    await page.getByRole("button", { name: "Post" }).click();
    await expect(lines).toHaveText([/line 2\./, /line 3\./, /Yours.*line 4\./]);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(here);
    await expect(page.getByLabel("Your message")).toHaveValue("");

    await createPost("line 5.", { in: channel });
    await page.getByRole("link", { name: "Look for new posts" }).click();
    await expect(lines).toHaveText([/line 3\./, /line 4\./, /line 5\./]);
    await page.getByLabel("Your message").fill("/bak set message *= line 4");
    await page.getByRole("button", { name: "Post" }).click();
    await expect(lines).toHaveText([/line 2\./, /line 3\./, /line 5\./]);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(here);
    await page.getByLabel("Your message").fill("/bak frob");
    await page.getByRole("button", { name: "Post" }).click();
    await expect(page.getByLabel("Your message")).toHaveAccessibleDescription("Unknown option ‘frob’ in your command action.");
    await expect(page.getByLabel("Your message")).toHaveValue("/bak frob");
    await page.getByRole("link", { name: "The board that follows by itself" }).click();
    await expect(page).toHaveURL(`/tribune/${channel.slug}/`);
  });

  test(`a moderator takes a URL out of the archive and puts it back${how}`, async ({ given, signInAs, visitor }) => {
    const channel = await createChannel(given.uniqueName("shop"), "Shop");
    const url = `http://${given.uniqueName("umbrellas")}.example/`;
    await createPost(`cheap ${url}`, { in: channel });
    const [monaSees, visitorSees] = [await signInAs(await given.member("mona", "MODERATOR"), { javaScript }), await visitor({ javaScript })];
    await monaSees.goto("/admin/tribune");
    await monaSees.getByRole("link", { name: "URLs", exact: true }).click();
    await expect(monaSees).toHaveURL("/admin/tribune/urls");
    await monaSees.getByRole("searchbox").fill(url);
    await monaSees.keyboard.press("Enter");
    await monaSees.getByRole("button", { name: `Remove ${url}` }).click();
    await expect(monaSees.getByText("The URL is out of the archive.").first()).toBeVisible();
    await visitorSees.goto(`/tribune/urls/?q=${encodeURIComponent(url)}`);
    await expect(visitorSees.getByText("Nothing fits")).toBeVisible();
    await monaSees.getByRole("button", { name: `Put back ${url}` }).click();
    await expect(monaSees.getByText("The URL is back in the archive.").first()).toBeVisible();
    await visitorSees.reload();
    await expect(visitorSees.getByRole("link", { name: url })).toBeVisible();
    expect((await monaSees.request.get("/admin/tribune/filters")).status()).toBe(404);
  });
}

test("without scripts the board tells of the one that needs none", async ({ given, visitor }) => {
  const channel = await createChannel(given.uniqueName("offer"), "Offer");
  const { second } = await createPost("here", { in: channel });
  const page = await visitor({ javaScript: false });
  await page.goto(`/tribune/${channel.slug}/`);
  await page.getByRole("link", { name: "The board without scripts" }).click();
  await expect(page).toHaveURL(`/tribune/${channel.slug}/noscript/`);
  await expect(page.getByRole("log").getByRole("listitem")).toContainText([clockOf(second)]);
  expect((await page.goto("/tribune/nowhere/noscript/"))?.status()).toBe(404);
  expect((await page.goto("/tribune/noscript"))?.status()).toBe(200);
});

test("the board without scripts refuses what another site posts", async ({ baseURL }) => {
  const foreign = await fetch(`${baseURL}/tribune/noscript/`, { method: "POST", body: new FormData(), headers: { Origin: "https://evil.example" } });
  expect(foreign.status).toBe(403);
});

for (const locale of ["en-GB", "fr-FR"]) {
  test(`the help page is found from the board, and every address on it is there (${locale})`, async ({ visitor, request }) => {
    const page = await visitor({ locale, javaScript: false });
    await page.goto("/tribune/");
    await page.getByRole("link", { name: /^(How it works|Mode d’emploi)$/ }).click();
    await expect(page).toHaveURL("/tribune/readme/");
    await expect(page.getByRole("definition").filter({ hasText: "====> Moment Erik Satie - Gymnopédie <====" })).toBeVisible();
    await expect(page.getByText(/MISSING|readme\./)).toHaveCount(0);
    const hrefs = await page
      .getByRole("main")
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    for (const href of new Set(hrefs.filter((address) => address.startsWith("/")))) expect((await request.get(href)).status(), href).toBe(200);

    await request.post("/tribune/post/xml/", { form: { content: "something to read" } });
    const addresses = (await page.locator("#programs").innerText()).match(/https?:\/\/\S+\/tribune\/\S+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(12);
    for (const address of addresses.filter((found) => !found.endsWith("/events"))) expect((await request.get(address)).status(), address).toBe(/\/post[/.]/.test(address) ? 405 : 200);
    expect((await page.goto("/tribune/readme"))?.status()).toBe(200);
  });
}

test("the staff's lists of URLs and filters are not there for members", async ({ given, signInAs }) => {
  const page = await signInAs(await given.member("alice"));
  for (const address of ["/admin/tribune/urls", "/admin/tribune/filters"]) expect((await page.request.get(address)).status(), address).toBe(404);
  const adaSees = await signInAs(await given.member("ada", "ADMINISTRATOR"));
  await adaSees.goto("/admin/tribune");
  await adaSees.getByRole("link", { name: "Saved filters" }).click();
  await expect(adaSees.getByRole("heading", { name: "Saved filters" })).toBeVisible();
});
