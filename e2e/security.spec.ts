import { expect, test } from "./fixtures";

const fresh = "seven green umbrellas";

for (const javaScript of [true, false]) {
  const how = javaScript ? "" : ", without scripts";

  test(`somebody who forgot the password chooses a new one by mail and goes on to where they wanted${how}`, async ({ given, signInAs, visitor, outbox }) => {
    const member = await given.member("nora");
    const elsewhere = await signInAs(member);
    const page = await visitor({ javaScript });
    await page.goto("/messages/sent");
    await page.getByRole("link", { name: "Choose a new password" }).click();
    await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
    await page.getByLabel("Name or e-mail address").fill(member.name);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();

    const [mail] = await outbox(member.email);
    await page.goto(mail?.links[0] ?? "");
    await page.getByLabel("New password").fill(fresh);
    await page.getByLabel("The same password again").fill("another one");
    await page.getByRole("button", { name: "Use this password" }).click();
    await expect(page.getByLabel("The same password again")).toHaveAccessibleDescription("The two passwords are not the same.");
    await page.getByLabel("New password").fill(fresh);
    await page.getByLabel("The same password again").fill(fresh);
    await page.getByRole("button", { name: "Use this password" }).click();
    await expect(page.getByText("Your new password is in place.")).toBeVisible();

    await page.getByLabel("Name or e-mail address").fill(member.name);
    await page.getByLabel("Password", { exact: true }).fill("causerie-demo");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toHaveText("The name or the password is not right.");
    await page.getByLabel("Password", { exact: true }).fill(fresh);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/messages\/sent$/);

    await elsewhere.goto("/messages/inbox");
    await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await page.goto(mail?.links[0] ?? "");
    await expect(page.getByText("This link has already been used.")).toBeVisible();
  });

  test(`a session is ended from another browser: its next click is out, and its open stream closes${how}`, async ({ given, signInAs }) => {
    const member = await given.member("olaf");
    const lost = await signInAs(member);
    const here = await signInAs(member, { javaScript });
    await lost.goto("/messages/inbox");
    const stream = await lost.evaluateHandle(() => {
      const source = new EventSource("/api/unread-count/events");
      return { open: new Promise((resolve) => source.addEventListener("open", resolve)), shut: new Promise((resolve) => source.addEventListener("error", resolve)) };
    });
    await stream.evaluate(({ open }) => open.then(() => true));
    await here.goto("/settings/security");
    await expect(here.getByRole("list", { name: "Where you are signed in" }).getByRole("listitem")).toHaveCount(2);
    await expect(here.getByRole("list", { name: "Where you are signed in" }).getByRole("listitem").first()).toContainText("This browser");
    await here.getByRole("button", { name: /^End the session/ }).click();
    await expect(here.getByText("That session is over.")).toBeVisible();
    await stream.evaluate(({ shut }) => shut.then(() => true));
    await lost.getByRole("link", { name: "Archives" }).click();
    await expect(lost.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await here.goto("/settings");
    await expect(here.getByRole("heading", { name: "Settings" })).toBeVisible();
  });
}
