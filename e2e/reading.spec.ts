import type { Page } from "playwright/test";
import { file } from "@/lib/messages/filing/commands";
import { getConversation } from "@/lib/messages/queries";
import { settleMessages } from "@/lib/messages/review/commands";
import { createConversation, createReply, mute } from "@/lib/testing/messages";
import { expect, test } from "./fixtures";

const unreadCount = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^Messages/ });
const message = (page: Page, words: string) => page.getByRole("article").filter({ hasText: words });
const body = (page: Page, words: string) => page.getByRole("article").getByRole("paragraph").filter({ hasText: words });

async function inMenuOf(page: Page, words: string, role: "link" | "button", name: string) {
  const menu = message(page, words).getByLabel("What to do with this message");
  await menu.click();
  await message(page, words).getByRole(role, { name }).click();
}

for (const javaScript of [true, false]) {
  const without = javaScript ? "" : ", without scripts";

  test(`earlier messages are folded, and the newest and all unread ones are open${without}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const conversation = await createConversation(alice, bob, { bodies: ["One", "Two", "Three", "Four", "Five", "Six"] });
    await file(bob.actor, "markRead", { conversations: [conversation] });
    for (const said of ["Seven", "Eight"]) await createReply(bob.actor, conversation, "Go on").then(() => createReply(alice.actor, conversation, said));
    const page = await signInAs(bob, { javaScript });
    await page.goto(`/messages/c/${conversation}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Coffee?");
    for (const open of ["Seven", "Eight"]) await expect(body(page, open)).toBeVisible();
    await expect(message(page, "Three")).toBeHidden();
    await page.getByText("7 earlier messages").click();
    await expect(body(page, "Three")).toBeHidden();
    await message(page, "Three").locator("summary").first().click();
    await expect(body(page, "Three")).toBeVisible();
    await page.getByRole("link", { name: "Unfold all" }).click();
    for (const open of ["One", "Five", "Eight"]) await expect(body(page, open)).toBeVisible();
  });

  test(`one message of a conversation goes to the trash, and comes back by undoing${without}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const conversation = await createConversation(alice, bob, { bodies: ["Four?", "Five."] });
    const page = await signInAs(bob, { javaScript });
    await page.goto(`/messages/c/${conversation}`);
    await inMenuOf(page, "Four?", "button", "Move to trash");
    await expect(page.getByText("Message moved to the trash.")).toBeVisible();
    await expect(message(page, "Four?").getByText("In the trash")).toBeVisible();
    await expect(message(page, "Five.").getByText("In the trash")).toBeHidden();
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Taken back.")).toBeVisible();
    await expect(page.getByText("In the trash")).toBeHidden();
  });

  test(`a message is quoted behind what has been written already${without}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const conversation = await createConversation(alice, bob);
    const page = await signInAs(bob, { javaScript });
    await page.goto(`/messages/c/${conversation}`);
    if (javaScript) await page.getByLabel("Your answer").fill("With pleasure.");
    await inMenuOf(page, "At four", "link", "Quote in the answer");
    await expect(page.getByLabel("Your answer")).toHaveValue(new RegExp(`^${javaScript ? "With pleasure\\." : ""}\n\n${alice.name} wrote:\n> At four, at the corner\\?\n$`));
    await page.getByRole("button", { name: "Send the answer" }).click();
    await expect(page.getByText("Your message is on its way.")).toBeVisible();
    await expect(page.getByRole("article").last().getByRole("blockquote")).toContainText("At four");
    await expect(page.getByLabel("Your answer")).toHaveValue("");
  });

  test(`of a muted conversation nothing is counted any more, until it is unmuted${without}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const conversation = await createConversation(alice, bob);
    await createConversation(alice, bob, { subject: "Tea?" });
    const page = await signInAs(bob, { javaScript });
    await page.goto(`/messages/c/${conversation}`);
    await page.getByRole("button", { name: "Mute" }).click();
    await expect(page.getByText("The conversation is muted")).toBeVisible();
    await createReply(bob.actor, conversation).then(() => createReply(alice.actor, conversation, "Are you there?"));
    await page.goto("/messages/inbox?q=is:muted");
    await expect(unreadCount(page)).toHaveAccessibleName("Messages (1 unread message)");
    await expect(page.getByRole("listitem").filter({ hasText: "Are you there?" }).getByRole("img", { name: "Muted" })).toBeVisible();
    await page.goto(`/messages/c/${conversation}`);
    await page.getByRole("button", { name: "Unmute" }).click();
    await expect(page.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
  });

  test(`a message has an address of its own, which leads to it in its conversation${without}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const conversation = await createConversation(alice, bob, { bodies: ["One", "Two", "Three", "Four", "Five", "Six"] });
    await file(bob.actor, "markRead", { conversations: [conversation] });
    const page = await signInAs(bob, { javaScript });
    await page.goto(`/messages/c/${conversation}?all`);
    await inMenuOf(page, "Two", "link", "This message alone");
    await expect(page.getByRole("article")).toHaveCount(1);
    await expect(body(page, "Two")).toBeVisible();
    await page.getByRole("link", { name: "The whole conversation" }).click();
    for (const open of ["Two", "Three", "Six"]) await expect(body(page, open)).toBeVisible();
    await expect(body(page, "One")).toBeHidden();
  });
}

test("while somebody writes, what arrives is said, and takes neither focus nor words nor the place on the page", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const conversation = await createConversation(alice, bob, { bodies: [`A long letter.\n\n${"One more thought.\n\n".repeat(60)}`] });
  const page = await signInAs(bob, { viewport: { width: 800, height: 600 } });
  await page.goto(`/messages/c/${conversation}`);
  await expect(unreadCount(page)).toHaveAccessibleName("Messages (no unread message)");
  const answer = page.getByLabel("Your answer");
  await answer.pressSequentially("With plea");
  await createReply(bob.actor, conversation, "I come.").then(() => createReply(alice.actor, conversation, "Then at five!"));
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: "1 new message" })).toBeAttached();
  await expect(answer).toBeFocused();
  await answer.pressSequentially("sure.");
  await expect(answer).toHaveValue("With pleasure.");
});

for (const thoughts of [0, 60]) {
  test(`the box that is typed in stays where it is when something arrives above it, after a letter of ${thoughts + 1} lines`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const conversation = await createConversation(alice, bob, { bodies: [`A letter.\n\n${"One more thought.\n\n".repeat(thoughts)}`] });
    const page = await signInAs(bob, { viewport: { width: 800, height: 600 } });
    await page.goto(`/messages/c/${conversation}`);
    await expect(unreadCount(page)).toHaveAccessibleName("Messages (no unread message)");
    const answer = page.getByLabel("Your answer");
    const top = () => answer.evaluate((box) => box.getBoundingClientRect().top);
    await answer.pressSequentially("With plea");
    const before = await top();
    await createReply(bob.actor, conversation, "I come.").then(() => createReply(alice.actor, conversation, `Then at five!\n\n${"And one more.\n\n".repeat(20)}`));
    const notice = page.getByRole("link", { name: "1 new message" });
    await expect(notice).toBeVisible();
    expect(Math.abs((await top()) - before)).toBeLessThan(2);
    await expect(answer).toBeFocused();
    await answer.pressSequentially("sure.");
    await expect(answer).toHaveValue("With pleasure.");
    await expect(notice).toBeVisible();
    await answer.blur();
    await expect(notice).toBeHidden();
    await expect(unreadCount(page)).toHaveAccessibleName("Messages (no unread message)");
  });
}

test("what arrives out of sight stays unread until somebody goes there", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const conversation = await createConversation(alice, bob, { bodies: [`A long letter.\n\n${"One more thought.\n\n".repeat(80)}`] });
  const page = await signInAs(bob, { viewport: { width: 800, height: 600 } });
  await page.goto(`/messages/c/${conversation}`);
  await expect(unreadCount(page)).toHaveAccessibleName("Messages (no unread message)");
  await page.evaluate(() => scrollTo(0, 0));
  await createReply(bob.actor, conversation, "I come.").then(() => createReply(alice.actor, conversation, "Then at five!"));
  const jump = page.getByRole("link", { name: "1 new message" });
  await expect(jump).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expect(unreadCount(page)).toHaveAccessibleName("Messages (1 unread message)");
  await jump.click();
  await expect(body(page, "Then at five!")).toBeInViewport();
  await expect(jump).toBeHidden();
  await expect(unreadCount(page)).toHaveAccessibleName("Messages (no unread message)");
});

test("what is accepted late appears in the open folder and conversation, among what was there, and its author is told", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const conversation = await createConversation(alice, bob, { bodies: ["One", "Two", "Three", "Four", "Five", "Six"] });
  const late = (await getConversation(alice.actor, conversation))?.messages.find(({ body: said }) => said === "Three")?.id ?? 0;
  await settleMessages([late], { state: "PENDING" });
  await mute(bob.actor, conversation);
  await file(bob.actor, "markRead", { conversations: [conversation] });
  const [inbox, page, aliceSees] = [await signInAs(bob), await signInAs(bob), await signInAs(alice)];
  await inbox.goto("/messages/inbox");
  await expect(inbox.getByRole("main").getByRole("listitem")).toContainText("2 messages here");
  await page.goto(`/messages/c/${conversation}`);
  await expect(page.getByText("4 earlier messages")).toBeVisible();
  await aliceSees.goto(`/messages/c/${conversation}?all`);
  await expect(aliceSees.getByText("Waiting for review")).toBeVisible();

  await settleMessages([late], { state: "ACCEPTED" });
  await expect(inbox.getByRole("main").getByRole("listitem")).toContainText("3 messages here");
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: "1 new message" })).toBeAttached();
  await expect(body(page, "Three")).toBeInViewport();
  await expect(page.getByText("4 earlier messages")).toBeVisible();
  await expect(aliceSees.getByText("Waiting for review")).toBeHidden();
  await expect.poll(async () => (await getConversation(bob.actor, conversation))?.unread).toBe(0);
});
