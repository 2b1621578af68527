import { expect, test } from "./fixtures";

for (const javaScript of [true, false]) {
  test(`a visitor writes to a member, is answered, and goes on by the private link${javaScript ? "" : ", without scripts"}`, async ({ given, signInAs, visitor, outbox }) => {
    const bob = await given.member("bob");
    const email = `${given.uniqueName("vera")}@visitors.example.org`;
    const [veraSees, bobSees] = [await visitor({ javaScript }), await signInAs(bob, { javaScript })];
    await veraSees.goto(`/members/${bob.name}`);
    await veraSees
      .getByRole("main")
      .getByRole("link", { name: new RegExp(bob.name) })
      .click();
    await veraSees.getByLabel("Your name").fill("Vera");
    await veraSees.getByLabel("Your e-mail address").fill("vera");
    await veraSees.getByLabel("Subject").fill("Your bicycle");
    await veraSees.getByRole("textbox", { name: "Message" }).fill("Is it still for sale?");
    await veraSees.getByRole("button", { name: "Send" }).click();
    await expect(veraSees.getByLabel("Your e-mail address")).toHaveAccessibleDescription(/does not look like an e-mail address/);
    await veraSees.getByLabel("Your e-mail address").fill(email);
    await veraSees.getByRole("button", { name: "Send" }).click();
    await expect(veraSees.getByRole("heading", { name: "Look into your mail" })).toBeVisible();

    await bobSees.goto("/messages/inbox");
    await expect(bobSees.getByText("Nothing in the inbox")).toBeVisible();
    const [confirmation] = await outbox(email);
    await veraSees.goto(confirmation?.links[0] ?? "");
    await expect(veraSees.getByText("has not been delivered yet")).toBeVisible();
    await veraSees.getByRole("button", { name: "Confirm and send" }).click();
    await expect(veraSees.getByText(`Your message has been delivered to ${bob.name}.`)).toBeVisible();

    if (!javaScript) await bobSees.reload();
    await expect(bobSees.getByText(/[0-9a-f]{4}\.\.[0-9a-f]{4}@visitors\.example$/)).toBeVisible();
    await bobSees.getByRole("link", { name: "Unread: Your bicycle" }).click();
    expect(await bobSees.content()).not.toContain(email);
    await bobSees.getByLabel("Your answer").fill("Yes, it is.");
    await bobSees.getByRole("button", { name: "Send the answer" }).click();
    await expect(bobSees.getByText("Your message is on its way.")).toBeVisible();
    // What arrives in an open conversation is read there.
    await bobSees.goto("/messages/inbox");

    const answer = (await outbox(email, 2))[1];
    expect(answer?.text).toContain("Yes, it is.");
    await veraSees.goto(answer?.links[0] ?? "");
    await expect(veraSees.getByRole("article")).toContainText(["Is it still for sale?", "Yes, it is."]);
    await veraSees.getByLabel("Your message").fill("Then I come tomorrow.");
    await veraSees.getByRole("button", { name: "Send" }).click();
    await expect(veraSees.getByText(`Your answer has been delivered to ${bob.name}.`)).toBeVisible();
    await expect(veraSees.getByRole("article")).toHaveCount(3);

    await bobSees.goto("/messages/inbox");
    await bobSees.getByRole("link", { name: "Unread: Re: Your bicycle" }).click();
    await expect(bobSees.getByRole("article")).toContainText(["Is it still for sale?", "Yes, it is.", "Then I come tomorrow."]);
  });
}

test("a link that is not ours says so, and a signed-in member writes from the mailbox instead", async ({ given, signInAs, visitor }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const stranger = await visitor();
  const answer = await stranger.goto("/visit/nonsense");
  expect(answer?.headers()["referrer-policy"]).toBe("same-origin");
  await expect(stranger.getByText("This link did not come from us, or it was cut short.")).toBeVisible();
  expect((await stranger.goto("/members/nobody-of-that-name/contact"))?.status()).toBe(404);
  const aliceSees = await signInAs(alice);
  await aliceSees.goto(`/members/${bob.name}/contact`);
  await expect(aliceSees).toHaveURL(`/messages/write?to=${bob.name}`);
  await expect(aliceSees.getByLabel("To", { exact: true })).toHaveValue(bob.name);
});
