import { db } from "@/lib/db";
import { createConversation } from "@/lib/testing/messages";
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
    await expect(page.getByRole("main").getByRole("alert")).toHaveText("The name or the password is not right.");
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

  test(`a member takes another name, and the other side finds them under it${how}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    await createConversation(alice, bob, { subject: "Coffee?" });
    const page = await signInAs(alice, { javaScript });
    const name = given.uniqueName("alizée");
    await page.goto("/settings/security");
    await page.getByRole("link", { name: "Change the name" }).click();
    await expect(page.getByRole("heading", { name: "Change the name" })).toBeVisible();
    await page.getByLabel("New name").fill(name);
    await page.getByLabel("Current password").fill("not the password");
    await page.getByRole("button", { name: "Change my name" }).click();
    await expect(page.getByLabel("Current password")).toHaveAccessibleDescription(/This is not your current password\./);
    await expect(page.getByLabel("New name")).toHaveValue(name);
    await page.getByLabel("Current password").fill("causerie-demo");
    await page.getByRole("button", { name: "Change my name" }).click();
    await expect(page.getByText(`Your name is ${name} now.`)).toBeVisible();
    expect((await page.goto(`/members/${encodeURIComponent(name)}`))?.status()).toBe(200);
    await page.goto(`/members/${alice.name}`);
    await expect(page).toHaveURL(`/members/${encodeURIComponent(name)}`);
    const bobSees = await signInAs(bob, { javaScript });
    await expect(async () => {
      await bobSees.goto(`/messages/inbox?q=${encodeURIComponent(`from:${name}`)}`);
      await expect(bobSees.getByRole("link", { name: "Coffee?" })).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.goto("/settings/security/name");
    await expect(page.getByText("You changed your name a short while ago.")).toBeVisible();
  });

  test(`a new address is proved before it counts, and the old one takes it back${how}`, async ({ given, signInAs, visitor, outbox }) => {
    const member = await given.member("petra");
    const email = `${given.uniqueName("petra")}@elsewhere.example`;
    const page = await signInAs(member, { javaScript });
    await page.goto("/settings/security/email");
    await page.getByLabel("New e-mail address").fill(email);
    await page.getByLabel("Current password").fill("causerie-demo");
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByText(`${email} waits to be confirmed`)).toBeVisible();
    const [proof] = await outbox(email);

    const stranger = await visitor({ javaScript });
    await stranger.goto(proof?.links[0] ?? "");
    await expect(stranger.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await page.goto(proof?.links[0] ?? "");
    await page.getByRole("button", { name: "Use this address" }).click();
    await expect(page.getByText("Your new address is in place.")).toBeVisible();

    const [told] = await outbox(member.email);
    await stranger.goto(told?.links[0] ?? "");
    await expect(stranger.getByText(`${member.email} becomes the address of ${member.name} again.`)).toBeVisible();
    await stranger.getByRole("button", { name: "Bring it back" }).click();
    await expect(stranger.getByText("Your address is back.")).toBeVisible();
    await page.goto("/settings/security");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

    const mails = await outbox(member.email, 2);
    await stranger.goto(mails[1]?.links[0] ?? "");
    await stranger.getByLabel("New password").fill(fresh);
    await stranger.getByLabel("The same password again").fill(fresh);
    await stranger.getByRole("button", { name: "Use this password" }).click();
    await expect(stranger.getByText("Your new password is in place.")).toBeVisible();
    await stranger.getByLabel("Name or e-mail address").fill(member.email);
    await stranger.getByLabel("Password", { exact: true }).fill(fresh);
    await stranger.getByRole("button", { name: "Sign in" }).click();
    await expect(stranger.getByRole("heading", { name: `Hello ${member.name}` })).toBeVisible();
  });

  test(`a changed password signs out the other browsers, and this one stays${how}`, async ({ given, signInAs }) => {
    const member = await given.member("quentin");
    const [page, other] = [await signInAs(member, { javaScript }), await signInAs(member)];
    await page.goto("/settings/security/password");
    await page.getByLabel("Current password").fill("causerie-demo");
    await page.getByLabel("New password").fill(fresh);
    await page.getByLabel("The same password again").fill(fresh);
    await page.getByRole("button", { name: "Change my password" }).click();
    await expect(page.getByText("Your password has changed")).toBeVisible();
    await expect(page.getByRole("list", { name: "Where you are signed in" }).getByRole("listitem")).toHaveCount(1);
    await other.goto("/messages/inbox");
    await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
  });

  test(`somebody who is banned reads why, and whoever guesses at the password does not${how}`, async ({ given, visitor }) => {
    const member = await given.member("rolf");
    await db.sanction.create({ data: { kind: "BAN", memberId: member.id, reason: "Spam, again.", from: new Date(0), until: new Date("2099-05-01T12:00:00Z") } });
    const page = await visitor({ javaScript });
    await page.goto("/sign-in");
    for (const [password, answer] of [
      ["a wrong password", "The name or the password is not right."],
      ["causerie-demo", /closed this account until .*2099.*: “Spam, again\.”/],
    ] as const) {
      await page.getByLabel("Name or e-mail address").fill(member.name);
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("main").getByRole("alert")).toHaveText(answer);
    }
  });

  test(`a sign-in in a new browser mails the owner, in a known one nobody${how}`, async ({ given, signInAs, visitor, outbox }) => {
    const member = await given.member("sonja");
    await signInAs(member);
    const page = await visitor({ javaScript });
    for (let time = 0; time < 2; time++) {
      await page.goto("/sign-in");
      await page.getByLabel("Name or e-mail address").fill(member.name);
      await page.getByLabel("Password", { exact: true }).fill("causerie-demo");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("heading", { name: `Hello ${member.name}` })).toBeVisible();
      await page.context().clearCookies({ name: "next-auth.session-token" });
    }
    const device = (await page.context().cookies()).find(({ name }) => name === "causerie.device");
    expect(device).toMatchObject({ httpOnly: true, sameSite: "Lax" });
    expect((await outbox(member.email)).map(({ kind }) => kind)).toEqual(["account-new-device"]);
  });

  test(`somebody who joins on the way to a page arrives there${how}`, async ({ given, visitor, outbox }) => {
    const name = given.uniqueName("xaver");
    const page = await visitor({ javaScript });
    await page.goto("/messages/archives");
    await page.getByRole("main").getByRole("link", { name: "Join" }).click();
    await expect(page.getByRole("heading", { name: "Join" })).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByLabel("E-mail address").fill(`${name}@home.example`);
    await page.getByLabel("Password", { exact: true }).fill(fresh);
    await page.getByLabel("The same password again").fill(fresh);
    await page.getByRole("main").getByRole("button", { name: "Join" }).click();
    await expect(page).toHaveURL(/\/join\/done$/);
    await page.goto((await outbox(`${name}@home.example`))[0]?.links[0] ?? "");
    await page.getByRole("button", { name: "Activate my account" }).click();
    await page.getByLabel("Name or e-mail address").fill(name);
    await page.getByLabel("Password", { exact: true }).fill(fresh);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/messages\/archives$/);
  });
}
