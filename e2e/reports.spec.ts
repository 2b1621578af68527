import { expect, test } from "./fixtures";

for (const javaScript of [true, false]) {
  test(`a member reports another one, and a moderator settles it with an answer${javaScript ? "" : ", without scripts"}`, async ({ given, signInAs, outbox }) => {
    const [alice, bob, mona] = [await given.member("alice"), await given.member("bob"), await given.member("mona", "MODERATOR")];
    const page = await signInAs(alice, { javaScript });
    await page.goto(`/members/${bob.name}`);
    await page.getByRole("link", { name: "Report" }).click();
    await expect(page.getByRole("heading", { name: `Report ${bob.name}` })).toBeVisible();
    await page.getByLabel("What is wrong?").fill("a");
    await page.getByRole("button", { name: "Report" }).click();
    await expect(page.getByText("At least 3 characters")).toBeVisible();
    await expect(page.getByLabel("What is wrong?")).toHaveValue("a");
    await page.getByLabel("What is wrong?").fill("Sells umbrellas by message.");
    await page.getByRole("button", { name: "Report" }).click();
    await expect(page.getByText("Thank you. The moderators will look at it.")).toBeVisible();

    const monaSees = await signInAs(mona, { javaScript });
    await monaSees.goto(`/members/${bob.name}`);
    await expect(monaSees.getByRole("main").getByRole("link", { name: "Report", exact: true })).toHaveCount(0);
    await monaSees.getByRole("link", { name: "1 open report" }).click();
    const card = monaSees.getByRole("listitem").filter({ has: monaSees.getByRole("link", { name: bob.name }) });
    await expect(card.getByText("Sells umbrellas by message.")).toBeVisible();
    await card.getByLabel("Answer").fill("We have talked to them.");
    await card.getByRole("button", { name: `Settle the report about ${bob.name}` }).click();
    await expect(monaSees.getByText(`The report about ${bob.name} is settled.`)).toBeVisible();
    await monaSees.getByRole("link", { name: "Settled", exact: true }).click();
    await expect(monaSees.getByText("We have talked to them.").first()).toBeVisible();

    const [mail] = await outbox(alice.email);
    expect(mail).toMatchObject({ subject: `Your report about ${bob.name}` });
  });
}

test("visitors sign in before they report, and come back", async ({ given, visitor }) => {
  const bob = await given.member("bob");
  const page = await visitor();
  await page.goto(`/members/${bob.name}/report`);
  await expect(page).toHaveURL(new RegExp(`/sign-in\\?next=${encodeURIComponent(`/members/${bob.name}/report`)}`));
});
