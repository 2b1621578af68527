import { db } from "@/lib/db";
import { expect, test } from "./fixtures";

const addresses = ["/admin", "/admin/members", "/admin/reports", "/admin/approvals", "/admin/tribune", "/admin/providers", "/admin/outbox", "/admin/runs", "/admin/settings", "/admin/health", "/admin/audit"];

for (const javaScript of [true, false]) {
  test(`an administrator makes a moderator, who then sees that part of the administration${javaScript ? "" : ", without scripts"}`, async ({ given, signInAs }) => {
    const [ada, bob] = [await given.member("ada", "ADMINISTRATOR"), await given.member("bob")];
    const page = await signInAs(ada, { javaScript });
    await page.goto("/admin/members");
    await page.getByRole("searchbox", { name: "Find a member" }).fill(bob.name);
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: bob.name }).click();
    await expect(page.getByText(bob.email)).toBeHidden();
    await page.getByRole("button", { name: "Show the address" }).click();
    await expect(page.getByText(`The address is ${bob.email}`)).toBeVisible();
    await page.getByRole("button", { name: `Make ${bob.name} a moderator` }).click();
    await expect(page.getByText(`${bob.name} has a new role.`)).toBeVisible();

    await page.goto("/admin/audit");
    await expect(page.getByText(`${ada.name} changed the role of ${bob.name} from Member to Moderator`)).toBeVisible();
    await expect(page.getByText(`${ada.name} looked at the address of ${bob.name}`)).toBeVisible();

    const bobSees = await signInAs(bob, { javaScript });
    await bobSees.goto("/");
    await bobSees.getByRole("banner").getByRole("link", { name: "Admin" }).click();
    await bobSees.getByRole("main").getByRole("link", { name: "Members" }).first().click();
    await expect(bobSees.getByRole("heading", { name: "Members" })).toBeVisible();
    await bobSees.goto(`/admin/members/${ada.name}`);
    await expect(bobSees.getByText("Administrator", { exact: true })).toBeVisible();
    await expect(bobSees.getByRole("button", { name: /Make|Show the address/ })).toHaveCount(0);
  });

  test(`an administrator reads a mail in the outbox${javaScript ? "" : ", without scripts"}`, async ({ given, signInAs }) => {
    const recipient = `${given.uniqueName("nadia")}@home.example`;
    const html = '<html><body><p>Hello</p><a href="http://localhost/activate?token=abc" target="_blank">Activate</a></body></html>';
    const mail = await db.mail.create({
      data: { key: crypto.randomUUID(), kind: "test", recipient, subject: "Activate your account", html, text: "Activate\nhttp://localhost/activate?token=abc", handedOverAt: new Date(), transport: "outbox" },
    });
    const page = await signInAs(await given.member("ada", "ADMINISTRATOR"), { javaScript });
    await page.goto(`/admin/outbox?q=${recipient.toUpperCase()}`);
    await page.getByRole("link", { name: "Activate your account" }).click();
    await expect(page.getByText("Kept here", { exact: true })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link", { name: "http://localhost/activate?token=abc" })).toHaveAttribute("href", "http://localhost/activate?token=abc");
    await expect(page.frameLocator("iframe").getByText("Hello")).toBeVisible();
    await expect(page.frameLocator("iframe").getByRole("link", { name: "Activate" })).toBeVisible();

    const content = await page.request.get(`/admin/outbox/${mail.id}/content.html`);
    expect(content.headers()["content-security-policy"]).toContain("sandbox allow-popups");
    expect(content.headers()["content-security-policy"]).not.toContain("allow-scripts");
    expect(content.headers()["x-frame-options"]).toBe("SAMEORIGIN");
  });

  test(`an administrator changes a setting, is told what does not fit, and goes back to the default${javaScript ? "" : ", without scripts"}`, async ({ given, signInAs }) => {
    const key = javaScript ? "messages.visitorLinkDays" : "members.activationHours";
    const label = javaScript ? "Days that a visitor’s link is good for" : "Hours to activate an account";
    const page = await signInAs(await given.member("ada", "ADMINISTRATOR"), { javaScript });
    await page.goto("/admin/settings");
    await page.getByLabel(label, { exact: true }).fill("9000");
    await page.getByRole("button", { name: `Save “${label}”` }).click();
    await expect(page.getByLabel(label, { exact: true })).toHaveAccessibleDescription(/At most \d+, please\./);
    await expect(page.getByLabel(label, { exact: true })).toHaveValue("9000");
    await page.getByLabel(label, { exact: true }).fill("48");
    await page.getByRole("button", { name: `Save “${label}”` }).click();
    await expect(page.getByText("The setting is saved.")).toBeVisible();
    await expect(page.getByLabel(label, { exact: true })).toHaveValue("48");
    expect(await db.setting.findUniqueOrThrow({ where: { key } })).toMatchObject({ value: 48 });
    await page.getByRole("button", { name: `Back to the default for “${label}”` }).click();
    await expect(page.getByRole("button", { name: `Back to the default for “${label}”` })).toBeHidden();
    expect(await db.setting.count({ where: { key } })).toBe(0);
  });

  test(`an administrator enters a key that no page shows again, replaces it, and removes it${javaScript ? "" : ", without scripts"}`, async ({ given, signInAs }) => {
    const [key, label, wrong] = javaScript ? ["tribune.lastfmKey", "Key of Last.fm", "wrong-key"] : ["tribune.listenbrainzToken", "Token of ListenBrainz", "wrong key"];
    const page = await signInAs(await given.member("ada", "ADMINISTRATOR"), { javaScript });
    const field = page.getByLabel(label, { exact: true });
    await page.goto("/admin/settings");
    for (const secret of [given.uniqueName("first"), given.uniqueName("second")].map((name) => name.replace(/\W/g, ""))) {
      await field.fill(secret);
      await page.getByRole("button", { name: `Save “${label}”` }).click();
      await expect(page.getByText("The setting is saved.").first()).toBeVisible();
      await expect(field).toHaveValue("");
      await expect(field).toHaveAccessibleDescription(/One is kept, and is not shown/);
      await expect.poll(async () => (await db.setting.findUnique({ where: { key } }))?.value).toBe(secret);
      for (const address of ["/admin/settings", "/admin/audit"]) expect(await (await page.request.get(address)).text(), address).not.toContain(secret);
    }
    await field.fill(wrong);
    await page.getByRole("button", { name: `Save “${label}”` }).click();
    await expect(field).toHaveAccessibleDescription(/Letters and digits alone|cannot be shown/);
    await expect(field).toHaveValue(javaScript ? wrong : "");
    await page.getByRole("button", { name: `Remove “${label}”` }).click();
    await expect(page.getByRole("button", { name: `Remove “${label}”` })).toBeHidden();
    expect(await db.setting.count({ where: { key } })).toBe(0);
  });
}

test("an administrator sees how the site is", async ({ given, signInAs }) => {
  const page = await signInAs(await given.member("ada", "ADMINISTRATOR"));
  await page.goto("/admin");
  await page.getByRole("main").getByRole("link", { name: "Health" }).last().click();
  await expect(page.getByText("At work")).toBeVisible();
  await expect(page.getByText(/PostgreSQL \d+/)).toBeVisible();
  const answer = await page.request.get("/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ database: "up", worker: "up", executor: { name: "runner", seen: true }, mail: { transport: "outbox" } });
});

test("a moderator finds members, reports, requests to join and the tribune, and nothing else of the administration", async ({ given, signInAs }) => {
  const page = await signInAs(await given.member("mona", "MODERATOR"));
  const mail = await db.mail.create({ data: { key: crypto.randomUUID(), kind: "test", recipient: "a@b.example", subject: "Secret", html: "", text: "" } });
  for (const address of ["/admin", "/admin/members", "/admin/reports", "/admin/approvals", "/admin/tribune"]) expect((await page.goto(address))?.status(), address).toBe(200);
  await expect(page.getByRole("navigation", { name: "Sections" }).getByRole("link")).toHaveText(["Overview", "Members", "Reports", "Requests", "Tribune"]);
  const forbidden = [...addresses.filter((address) => !/^\/admin(\/members|\/reports|\/approvals|\/tribune)?$/.test(address)), `/admin/outbox/${mail.id}`, `/admin/outbox/${mail.id}/content.html`];
  for (const address of forbidden) expect((await page.request.get(address)).status(), address).toBe(404);
});

test("for members and visitors there is no administration", async ({ given, signInAs, visitor }) => {
  const bob = await given.member("bob");
  const mail = await db.mail.create({ data: { key: crypto.randomUUID(), kind: "test", recipient: "a@b.example", subject: "Secret", html: "", text: "" } });
  for (const page of [await signInAs(bob), await visitor()]) {
    for (const address of [...addresses, `/admin/members/${bob.name}`, `/admin/outbox/${mail.id}`, `/admin/outbox/${mail.id}/content.html`]) expect((await page.request.get(address)).status(), address).toBe(404);
    await page.goto("/admin");
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Sections" })).toHaveCount(0);
  }
});
