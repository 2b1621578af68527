import { expect, test } from "./fixtures";

for (const javaScript of [true, false]) {
  test(`somebody joins, activates the account by mail and signs in${javaScript ? "" : ", without scripts"}`, async ({ given, visitor, outbox }) => {
    const name = given.uniqueName("nadia");
    const email = `${name}@home.example`;
    const page = await visitor({ javaScript });
    await page.goto("/");
    await page.getByRole("banner").getByRole("link", { name: "Join" }).click();
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("a few good words");
    await page.getByLabel("The same password again").fill("a few good words");
    await page.getByRole("main").getByRole("button", { name: "Join" }).click();
    await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();

    const [mail] = await outbox(email);
    await page.goto(mail?.links[0] ?? "");
    await page.getByRole("button", { name: "Activate my account" }).click();
    await expect(page.getByText(`Welcome, ${name}!`)).toBeVisible();

    await page.getByLabel("Name or e-mail address").fill(name);
    await page.getByLabel("Password").fill("a few good words");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: `Hello ${name}` })).toBeVisible();
  });

  test(`what is wrong with the joining form is said beside its field and what was typed stays${javaScript ? "" : ", without scripts"}`, async ({ given, visitor }) => {
    const taken = await given.member("olga");
    const page = await visitor({ javaScript });
    await page.goto("/join");
    await page.getByLabel("Name").fill(taken.name.toUpperCase());
    await page.getByLabel("E-mail address").fill("olga@home.example");
    await page.getByLabel("Password", { exact: true }).fill("a few good words");
    await page.getByLabel("The same password again").fill("other good words");
    const submit = page.getByRole("main").getByRole("button", { name: "Join" });
    await submit.click();
    await expect(page.getByLabel("The same password again")).toHaveAccessibleDescription("The two passwords are not the same.");
    await page.getByLabel("Password", { exact: true }).fill("a few good words");
    await page.getByLabel("The same password again").fill("a few good words");
    await submit.click();
    await expect(page.getByLabel("Name")).toHaveAccessibleDescription(/Somebody already has this name\./);
    await expect(page.getByLabel("Name")).toHaveValue(taken.name.toUpperCase());
    await expect(page.getByLabel("E-mail address")).toHaveValue("olga@home.example");
  });

  test(`a member signs in for this browser or for long, and out again${javaScript ? "" : ", without scripts"}`, async ({ given, visitor }) => {
    const member = await given.member("paul");
    const page = await visitor({ javaScript });
    for (const remember of [false, true]) {
      await page.goto("/sign-in?next=/members");
      await page.getByLabel("Name or e-mail address").fill(member.email);
      await page.getByLabel("Password").fill("causerie-demo");
      if (remember) await page.getByLabel("Keep me signed in").check();
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("heading", { name: "Members" })).toBeVisible();
      const cookie = (await page.context().cookies()).find(({ name }) => name === "next-auth.session-token");
      expect((cookie?.expires ?? 0) > 0).toBe(remember);
      await page.getByRole("banner").locator("summary").click();
      await page.getByRole("link", { name: "Sign out" }).click();
      await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
      await expect(page.getByText("You are signed out.")).toBeVisible();
      await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
    }
  });
}

test("asking next-auth who is signed in does not lengthen a session that ends with the browser", async ({ given, signInAs }) => {
  const page = await signInAs(await given.member("rosa"));
  const answer = await page.request.get("/api/auth/session");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["set-cookie"]).toBeUndefined();
  expect((await page.context().cookies())[0]?.expires).toBe(-1);
});
