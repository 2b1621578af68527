import sharp from "sharp";
import { expect, test } from "./fixtures";

const picture = (background: string) =>
  sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .png()
    .toBuffer();

for (const javaScript of [true, false]) {
  const how = javaScript ? "" : ", without scripts";

  test(`somebody looks at a biography before keeping it, and others read it${how}`, async ({ given, signInAs, visitor }) => {
    const alice = await given.member("alice");
    const page = await signInAs(alice, { javaScript });
    await page.goto(`/members/${alice.name}`);
    await page.getByRole("link", { name: "Edit my profile" }).click();
    await page.getByLabel("Biography").fill("I like **boats** and <b>rivers</b>.");
    await page.getByLabel("Signature").fill("_A._");
    await page.getByLabel("Web site").fill("boats.example");
    await page.getByRole("button", { name: "Preview" }).click();
    const preview = page.getByRole("region", { name: "Preview, not saved yet" });
    await expect(preview.locator("strong")).toHaveText("boats");
    await expect(preview.getByText("<b>rivers</b>")).toBeVisible();
    await expect(page.getByLabel("Biography")).toHaveValue("I like **boats** and <b>rivers</b>.");
    await expect(page.getByLabel("Web site")).toHaveValue("boats.example");

    const reader = await visitor();
    await reader.goto(`/members/${alice.name}`);
    await expect(reader.getByText("boats")).toBeHidden();

    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Your profile is saved.")).toBeVisible();
    await reader.reload();
    await expect(reader.locator("strong", { hasText: "boats" })).toBeVisible();
    await expect(reader.getByRole("link", { name: "boats.example" })).toHaveAttribute("href", "https://boats.example/");
  });

  test(`what is wrong with a profile is said beside its field, and what was typed stays${how}`, async ({ given, signInAs }) => {
    const page = await signInAs(await given.member("alice"), { javaScript });
    await page.goto("/settings/profile");
    await page.getByLabel("Biography").fill("Stays.");
    await page.getByLabel("Web site").fill("javascript:alert(1)");
    for (const button of ["Save", "Preview"]) {
      await page.getByRole("button", { name: button }).click();
      await expect(page.getByLabel("Web site")).toHaveAccessibleDescription(/This is not the address of a site/);
      await expect(page.getByLabel("Biography")).toHaveValue("Stays.");
    }
  });

  test(`a picture is uploaded, shown to others and removed${how}`, async ({ given, signInAs }) => {
    const alice = await given.member("alice");
    const page = await signInAs(alice, { javaScript });
    await page.goto("/settings/profile");
    const shown = page.getByRole("main").locator("img").first();
    const pattern = await shown.getAttribute("src");
    await page.getByLabel("Picture file").setInputFiles({ name: "me.png", mimeType: "image/png", buffer: await picture("#a3271c") });
    await page.getByRole("button", { name: "Upload" }).click();
    await expect(page.getByText("Your new picture is in place.")).toBeVisible();
    const source = (await shown.getAttribute("src")) as string;
    expect(source).not.toBe(pattern);
    const answer = await page.request.get(source);
    expect([answer.headers()["content-type"], answer.headers()["cache-control"], answer.headers()["x-content-type-options"]]).toEqual(["image/webp", "public, max-age=31536000, immutable", "nosniff"]);
    expect(await sharp(await answer.body()).metadata()).toMatchObject({ width: 256, height: 256 });
    expect((await page.request.get(source, { headers: { "if-none-match": answer.headers().etag as string } })).status()).toBe(304);

    await page.getByRole("button", { name: "Remove the picture" }).click();
    await expect(page.getByText("Your picture is gone.")).toBeVisible();
    await expect(shown).toHaveAttribute("src", pattern as string);
  });

  test(`what is no picture, or too large, is refused with a sentence${how}`, async ({ given, signInAs }) => {
    const page = await signInAs(await given.member("alice"), { javaScript });
    await page.goto("/settings/profile");
    const alert = page.getByRole("main").getByRole("alert");
    await page.getByRole("button", { name: "Upload" }).click();
    await expect(alert).toHaveText("Choose a picture first.");
    await page.getByLabel("Picture file").setInputFiles({ name: "me.png", mimeType: "image/png", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") });
    await page.getByRole("button", { name: "Upload" }).click();
    await expect(alert).toHaveText(/This is not a picture that we can use/);
    await page.getByLabel("Picture file").setInputFiles({ name: "me.png", mimeType: "image/png", buffer: Buffer.concat([await picture("red"), Buffer.alloc(5 * 1024 * 1024)]) });
    await page.getByRole("button", { name: "Upload" }).click();
    await expect(alert).toHaveText("At most 5 MB, please.");
    await page.getByLabel("Or the address of a picture").fill("http://127.0.0.1/me.png");
    await page.getByRole("button", { name: "Fetch" }).click();
    await expect(page.getByLabel("Or the address of a picture")).toHaveAccessibleDescription(/We could not fetch a picture/);
    await expect(page.getByLabel("Or the address of a picture")).toHaveValue("http://127.0.0.1/me.png");
  });

  test(`choices about privacy hold: the address is shown, the activity is not${how}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const page = await signInAs(alice, { javaScript });
    await page.goto("/settings/privacy");
    await expect(page.getByLabel("Mail me when a private message arrives")).toBeChecked();
    await page.getByLabel("Show my address on my page").check();
    await page.getByLabel("Hide what I do").check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Your choices are saved.")).toBeVisible();
    const reader = await signInAs(bob, { javaScript });
    await reader.goto(`/members/${alice.name}`);
    await expect(reader.getByRole("link", { name: alice.email })).toBeVisible();
    await expect(reader.getByRole("heading", { name: "Lately on the tribune" })).toBeHidden();
    await page.goto(`/members/${alice.name}`);
    await expect(page.getByRole("heading", { name: "Lately on the tribune" })).toBeVisible();
  });

  test(`a token is shown once, opens the site for a program, and is revoked${how}`, async ({ given, signInAs, request }) => {
    const alice = await given.member("alice");
    const page = await signInAs(alice, { javaScript });
    await page.goto("/settings/tokens");
    await page.getByRole("textbox", { name: "Name" }).fill("my “script”");
    await page.getByRole("button", { name: "Make a token" }).click();
    await expect(page.getByLabel("Private messages")).toHaveAccessibleDescription("Say what the token is for.");
    await page.getByLabel("Members and your profile").check();
    await page.getByRole("button", { name: "Make a token" }).click();
    const secret = await page.locator("code").innerText();
    const ask = () => request.get("/api/members/me", { headers: { authorization: `Bearer ${secret}` } });
    expect(await (await ask()).json()).toMatchObject({ name: alice.name, email: alice.email });
    await page.goto("/settings/tokens");
    await expect(page.getByText(secret)).toBeHidden();
    await expect(page.getByText("Last used on")).toBeVisible();
    await page.getByRole("button", { name: "Revoke “my “script””" }).click();
    await expect(page.getByText("The token no longer opens anything.")).toBeVisible();
    expect((await ask()).status()).toBe(401);
  });

  test(`members are searched, put in order and shown in parts${how}`, async ({ given, signInAs }) => {
    const [mona, zoe, eloise] = [await given.member("Mona", "MODERATOR"), await given.member("Zoé"), await given.member("Éloïse")];
    const page = await signInAs(mona, { javaScript });
    const ending = mona.name.split("-").at(-1) as string;
    const cards = page.getByRole("main").getByRole("listitem").getByRole("link");
    await page.goto("/members");
    await page.getByRole("searchbox", { name: "Find a member" }).fill(eloise.name.toUpperCase().replace("ÉLOÏSE", "eloise"));
    await page.getByRole("button", { name: "Search" }).click();
    await expect(cards).toHaveText([eloise.name]);
    await page.goto(`/members?q=${ending}`);
    await page.getByRole("link", { name: "Name", exact: true }).click();
    await expect(cards).toHaveText([eloise.name, mona.name, zoe.name]);
    await page.getByRole("link", { name: "Staff" }).click();
    await expect(cards).toHaveText([mona.name]);
    await page.goto(`/members?q=nobody-${ending}`);
    await expect(page.getByText("Nobody found")).toBeVisible();
  });
}

test("a signature stands beneath the messages of the other side, for those who want to see it", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const writer = await signInAs(alice);
  await writer.goto("/settings/profile");
  await writer.getByLabel("Signature").fill("**Alice**, of the river");
  await writer.getByRole("button", { name: "Save" }).click();
  await expect(writer.getByText("Your profile is saved.")).toBeVisible();
  await writer.goto(`/messages/write?to=${bob.name}&subject=Boats`);
  await writer.getByRole("textbox", { name: "Message" }).fill("Tomorrow?");
  await writer.getByRole("main").getByRole("button", { name: "Send" }).click();
  await expect(writer.getByText("Your message is on its way.")).toBeVisible();
  const reader = await signInAs(bob);
  await reader.goto("/messages/inbox");
  await reader.getByRole("link", { name: "Boats" }).click();
  await expect(reader.getByText(", of the river")).toBeVisible();
  const conversation = reader.url();
  await reader.goto("/settings/privacy");
  await reader.getByLabel("Show signatures beneath private messages").uncheck();
  await reader.getByRole("button", { name: "Save" }).click();
  await expect(reader.getByText("Your choices are saved.")).toBeVisible();
  await reader.goto(conversation);
  await expect(reader.getByRole("paragraph").filter({ hasText: "Tomorrow?" })).toBeVisible();
  await expect(reader.getByText(", of the river")).toBeHidden();
});

test("menus open when they are pointed at, for those who chose so", async ({ given, signInAs }) => {
  const page = await signInAs(await given.member("alice"));
  await page.goto("/settings/privacy");
  const menu = page.getByRole("banner").getByRole("link", { name: "My profile" });
  await page.getByRole("banner").locator("summary").hover();
  await expect(menu).toBeHidden();
  await page.getByLabel("Open menus when I point at them").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your choices are saved.")).toBeVisible();
  await page.getByRole("banner").locator("summary").hover();
  await expect(menu).toBeVisible();
});

test("pressing Enter in a profile saves it", async ({ given, signInAs }) => {
  const page = await signInAs(await given.member("alice"), { javaScript: false });
  await page.goto("/settings/profile");
  await page.getByLabel("Web site").fill("boats.example");
  await page.getByLabel("Web site").press("Enter");
  await expect(page.getByText("Your profile is saved.")).toBeVisible();
});
