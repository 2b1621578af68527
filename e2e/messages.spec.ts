import type { Page } from "playwright/test";
import type { TestMember } from "@/lib/testing/members";
import { expect, test } from "./fixtures";

const without = (javaScript: boolean) => (javaScript ? "" : ", without scripts");
const unreadCount = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^Messages/ });

async function write(page: Page, to: TestMember, subject: string) {
  await page.goto(`/messages/write?to=${to.name}`);
  await page.getByLabel("Subject").fill(subject);
  await page.getByRole("textbox", { name: "Message" }).fill("At four, at the corner?");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("article")).toBeVisible();
}

const row = (page: Page, subject: string) => page.getByRole("main").getByRole("link", { name: subject });

for (const javaScript of [true, false]) {
  test(`two members write to each other, and both see the conversation${without(javaScript)}`, async ({ given, signInAs, outbox }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const [aliceSees, bobSees] = [await signInAs(alice, { javaScript }), await signInAs(bob, { javaScript })];
    await bobSees.goto("/messages/inbox");
    await expect(bobSees.getByText("Nothing in the inbox")).toBeVisible();

    await aliceSees.goto(`/messages/write?to=${bob.name.toUpperCase()}&subject=Coffee%3F`);
    await aliceSees.getByRole("textbox", { name: "Message" }).fill("At four,\nat the corner?");
    await aliceSees.getByRole("button", { name: "Send" }).click();
    await expect(aliceSees.getByText("Your message is on its way.")).toBeVisible();
    await expect(aliceSees.getByRole("article")).toContainText("at the corner?");

    if (!javaScript) await bobSees.reload();
    await expect(unreadCount(bobSees)).toHaveAccessibleName("Messages (1 unread message)");
    await row(bobSees, "Unread: Coffee?").click();
    await expect(bobSees.getByRole("heading", { name: "Coffee?" })).toBeVisible();
    if (!javaScript) await bobSees.getByRole("button", { name: "Mark as read" }).click();
    await expect(unreadCount(bobSees)).toHaveAccessibleName("Messages (no unread message)");
    await bobSees.getByLabel("Your answer").fill("With pleasure.");
    await bobSees.getByRole("button", { name: "Send the answer" }).click();
    await expect(bobSees.getByText("Your message is on its way.")).toBeVisible();
    await expect(bobSees.getByRole("article")).toHaveCount(2);
    await expect(bobSees.getByLabel("Your answer")).toHaveValue("");

    const [mail] = await outbox(alice.email);
    await aliceSees.goto(mail?.links[0] ?? "");
    await expect(aliceSees.getByRole("article")).toContainText(["at the corner?", "With pleasure."]);
  });

  test(`a conversation is archived, brought back, trashed and restored${without(javaScript)}`, async ({ given, signInAs }) => {
    test.slow();
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const [aliceSees, bobSees] = [await signInAs(alice), await signInAs(bob, { javaScript })];
    await write(aliceSees, bob, "Coffee?");
    const inFolder = async (folder: string, act: string, notice: string) => {
      await bobSees.goto(`/messages/${folder}`);
      await bobSees.getByRole("checkbox", { name: "Coffee?" }).check();
      await bobSees.getByRole("main").getByRole("button", { name: act, exact: true }).click();
      await expect(bobSees.getByText(notice)).toBeVisible();
      await expect(row(bobSees, "Coffee?")).toBeHidden();
      await expect(bobSees).toHaveURL(`/messages/${folder}`);
    };
    await inFolder("inbox", "Archive", "Conversation archived.");
    await inFolder("archives", "Move to inbox", "Conversation moved back to the inbox.");
    await inFolder("inbox", "Move to trash", "Conversation moved to the trash.");
    await inFolder("trash", "Restore", "Conversation restored.");
    await bobSees.goto("/messages/inbox");
    await expect(row(bobSees, "Coffee?")).toBeVisible();
    await aliceSees.goto("/messages/sent");
    await expect(row(aliceSees, "Coffee?")).toBeVisible();
  });

  test(`several conversations are marked at once, and the header counts along${without(javaScript)}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const [aliceSees, bobSees] = [await signInAs(alice), await signInAs(bob, { javaScript })];
    for (const subject of ["Coffee?", "Tea?"]) await write(aliceSees, bob, subject);
    await bobSees.goto("/messages/inbox");
    await bobSees.getByRole("button", { name: "Mark as read" }).click();
    await expect(bobSees.getByRole("main").getByRole("alert")).toHaveText("Select at least one conversation.");
    for (const subject of ["Coffee?", "Tea?"]) await bobSees.getByRole("checkbox", { name: subject }).check();
    await bobSees.getByRole("button", { name: "Mark as read" }).click();
    await expect(bobSees.getByText("2 conversations marked as read.")).toBeVisible();
    await expect(unreadCount(bobSees)).toHaveAccessibleName("Messages (no unread message)");
    await row(bobSees, "Tea?").click();
    await expect(bobSees.getByRole("heading", { name: "Tea?" })).toBeVisible();
    await bobSees.getByRole("button", { name: "Mark as unread" }).click();
    await expect(bobSees.getByText("Conversation marked as unread.")).toBeVisible();
    await expect(unreadCount(bobSees)).toHaveAccessibleName("Messages (1 unread message)");
    await expect(row(bobSees, "Unread: Tea?")).toBeVisible();
  });

  test(`what is wrong with a message is said beside its field, and what was typed stays${without(javaScript)}`, async ({ given, signInAs }) => {
    const alice = await given.member("alice");
    const page = await signInAs(alice, { javaScript });
    await page.goto("/messages/write");
    await page.getByLabel("To", { exact: true }).fill("nobody-here, neither-here");
    await page.getByRole("textbox", { name: "Message" }).fill("Long thoughts.");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByLabel("Subject")).toHaveAccessibleDescription("This cannot stay empty.");
    await page.getByLabel("Subject").fill("Anybody?");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByLabel("To", { exact: true })).toHaveAccessibleDescription(/There is no member of that name: nobody-here, neither-here\./);
    await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue("Long thoughts.");
  });
}

test("an answer appears in the open inbox, and what was ticked stays ticked", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const [aliceSees, bobSees] = [await signInAs(alice), await signInAs(bob)];
  await write(aliceSees, bob, "Coffee?");
  await write(bobSees, alice, "Tea?");
  await bobSees.goto("/messages/inbox");
  await expect(unreadCount(bobSees)).toHaveAccessibleName("Messages (1 unread message)");
  await bobSees.getByRole("checkbox", { name: "Coffee?" }).check();
  await aliceSees.goto("/messages/inbox");
  await row(aliceSees, "Tea?").click();
  await aliceSees.getByLabel("Your answer").fill("With pleasure.");
  await aliceSees.getByRole("button", { name: "Send the answer" }).click();
  await expect(row(bobSees, "Unread: Re: Tea?")).toBeVisible();
  await expect(unreadCount(bobSees)).toHaveAccessibleName("Messages (2 unread messages)");
  await expect(bobSees.getByRole("checkbox", { name: "Coffee?" })).toBeChecked();
});

test("what is not one’s own, or is nothing at all, is not found", async ({ given, signInAs, visitor }) => {
  const [alice, bob, eve] = [await given.member("alice"), await given.member("bob"), await given.member("eve")];
  const [aliceSees, eveSees] = [await signInAs(alice), await signInAs(eve)];
  await write(aliceSees, bob, "Coffee?");
  const conversation = new URL(aliceSees.url()).pathname.split("/").at(-1);
  for (const path of [`c/${conversation}`, "c/0", "c/99999999999", "c/x", "c/2147483648", "spam"]) expect((await eveSees.goto(`/messages/${path}`))?.status()).toBe(404);
  const stranger = await visitor();
  await stranger.goto(`/messages/c/${conversation}`);
  await expect(stranger).toHaveURL(/\/sign-in\?next=/);
});
