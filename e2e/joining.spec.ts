import { db } from "@/lib/db";
import { createActivation } from "@/lib/testing/joining";
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
    await page.reload();
    expect(await db.member.count({ where: { nameKey: name } })).toBe(0);
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

  test(`a password that is soon guessed and a throw-away address are told, each beside its field${javaScript ? "" : ", without scripts"}`, async ({ given, visitor }) => {
    const name = given.uniqueName("oscar");
    const page = await visitor({ javaScript });
    await page.goto("/join");
    const submit = async (email: string, password: string) => {
      await page.getByLabel("Name").fill(name);
      await page.getByLabel("E-mail address").fill(email);
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByLabel("The same password again").fill(password);
      await page.getByRole("main").getByRole("button", { name: "Join" }).click();
    };
    await submit(`${name}@mailinator.com`, "azertyuiop");
    await expect(page.getByLabel("E-mail address")).toHaveAccessibleDescription(/Addresses at this provider cannot be used here\./);
    await submit(`${name}@home.example`, "azertyuiop");
    await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(/Keys that lie side by side are tried early\./);
    await submit(`${name}@home.example`, `${name} at home`);
    await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(/This password uses your name/);
  });

  test(`a name that was taken while the mail was on its way is chosen anew${javaScript ? "" : ", without scripts"}`, async ({ given, visitor }) => {
    const taken = await given.member("petra");
    const token = await createActivation({ name: taken.name.replace("e", "é") });
    const page = await visitor({ javaScript });
    await page.goto(`/activate?token=${token}`);
    await expect(page.getByRole("heading", { name: "Choose another name" })).toBeVisible();
    const [field, button] = [page.getByLabel("Name"), page.getByRole("button", { name: "Activate my account" })];
    await field.fill(taken.name.toUpperCase());
    await button.click();
    await expect(field).toHaveAccessibleDescription(/Somebody already has this name\./);
    const name = given.uniqueName("petronella");
    await field.fill(name);
    await button.click();
    await expect(page.getByText(`Welcome, ${name}!`)).toBeVisible();
    await page.goto(`/activate?token=${token}`);
    await expect(page.getByRole("heading", { name: "Your account is active" })).toBeVisible();
  });

  test(`who lost the mail asks for another one, and only that one opens${javaScript ? "" : ", without scripts"}`, async ({ given, visitor, outbox }) => {
    const email = `${given.uniqueName("quirin")}@home.example`;
    const first = await createActivation({ name: given.uniqueName("quirin"), email });
    const page = await visitor({ javaScript });
    await page.goto("/activate");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Send a new mail" }).click();
    await expect(page.getByText("If that address is waiting to be activated, a new mail is on its way.")).toBeVisible();
    const [mail] = await outbox(email);
    await page.goto(`/activate?token=${first}`);
    await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
    await page.goto(mail?.links[0] ?? "");
    await page.getByRole("button", { name: "Activate my account" }).click();
    await expect(page.getByText("Your account is active.")).toBeVisible();
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

for (const javaScript of [true, false]) {
  test(`an administrator refuses a mail provider, allows it again and takes the rule away${javaScript ? "" : ", without scripts"}`, async ({ given, signInAs }) => {
    const domain = `${given.uniqueName("mail")}.example`;
    const page = await signInAs(await given.member("ada", "ADMINISTRATOR"), { javaScript });
    await page.goto("/admin/providers");
    await page.getByLabel("Domain", { exact: true }).fill("nonsense");
    await page.getByRole("button", { name: "Add the rule" }).click();
    await expect(page.getByLabel("Domain", { exact: true })).toHaveAccessibleDescription(/A domain looks like mail\.example;/);
    for (const [verdict, word] of [
      ["are refused", "Refused"],
      ["are allowed", "Allowed"],
    ] as const) {
      await page.getByLabel("Domain", { exact: true }).fill(domain);
      await page.getByLabel("Addresses there").selectOption(verdict);
      await page.getByRole("button", { name: "Add the rule" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: domain })).toContainText(word);
      await expect(page.getByText(`The rule for ${domain} is set.`)).toBeVisible();
    }
    await page.goto(`/admin/providers?q=${domain}`);
    await expect(page.getByRole("main").getByRole("listitem")).toHaveText([/Allowed/]);
    await page.getByRole("button", { name: `Remove the rule for ${domain}` }).click();
    await expect(page.getByText(`The rule for ${domain} is gone.`)).toBeVisible();
  });
}
