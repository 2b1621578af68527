import type { Page } from "playwright/test";
import { createConversation, createReply } from "@/lib/testing/messages";
import { expect, test } from "./fixtures";

const subjects = (page: Page) =>
  page
    .getByRole("main")
    .getByRole("list", { name: /Conversations|Messages/ })
    .getByRole("link");

for (const javaScript of [true, false]) {
  const without = javaScript ? "" : ", without scripts";

  test(`a folder is sorted, searched and read message by message, and its address says how${without}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    for (const subject of ["Zebra", "Café"]) await createConversation(alice, bob, { subject });
    await createReply(alice.actor, await createConversation(alice, bob, { subject: "Motor", bodies: ["Does it run?", "It runs."] }), "Then come.");
    const page = await signInAs(bob, { javaScript });
    await page.goto("/messages/inbox");
    await expect(subjects(page)).toHaveText([/Re: Motor/, /Café/, /Zebra/]);
    await page.locator("summary", { hasText: "View and order" }).click();
    await page.getByRole("navigation", { name: "Sort by" }).getByRole("link", { name: "subject" }).click();
    await expect(subjects(page)).toHaveText([/Café/, /Re: Motor/, /Zebra/]);
    await expect(page).toHaveURL("/messages/inbox?sort=subject");
    const how = page.locator("summary", { hasText: "View and order" });
    await how.click();
    if (javaScript) {
      await page.keyboard.press("Escape");
      await expect(page.getByRole("link", { name: "By message" })).toBeHidden();
      await expect(how).toBeFocused();
      await how.click();
    }
    await page.getByRole("link", { name: "By message" }).click();
    await expect(subjects(page)).toHaveCount(4);
    await page.getByRole("searchbox").fill("cafe from:alice");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(subjects(page)).toHaveText([/Café/]);
    await expect(page).toHaveURL(/by=message&sort=subject&q=cafe\+from%3Aalice/);
    await subjects(page).click();
    await expect(page.getByRole("heading", { name: "Café" })).toBeVisible();
    await expect(page.getByText(`With ${alice.name}`)).toBeVisible();
    await page.getByRole("link", { name: "The whole conversation" }).click();
    await expect(page).toHaveURL(/\/messages\/c\/\d+\?at=\d+#m-\d+$/);
    await page.goto("/messages/inbox?q=nothing+like+it");
    await expect(page.getByText("Nothing found")).toBeVisible();
    await page.getByRole("link", { name: "Show the whole folder" }).click();
    await expect(subjects(page)).toHaveCount(3);
  });

  test(`a search tells what it does not understand or leaves out, and its box keeps what was typed${without}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    for (const subject of ["Zebra", "Café"]) await createConversation(alice, bob, { subject });
    const page = await signInAs(bob, { javaScript });
    const box = page.getByRole("searchbox");
    await page.goto("/messages/inbox");
    await box.fill("cafe after:1/1/2020 before:31/02/2026 in:cellar");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(box).toHaveAccessibleDescription("Not understood, and looked for as written: before:31/02/2026, in:cellar. A day is written 21/11/2026 or 2026-11-21, a month 2026-11.");
    await expect(page.getByText("Nothing found")).toBeVisible();
    await box.fill("cafe after:1/1/2020");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(subjects(page)).toHaveText([/Café/]);
    await expect(page.getByText("Not understood")).toBeHidden();
    const long = `cafe ${"-x ".repeat(70)}zebra`;
    await page.goto(`/messages/inbox?q=${long}`);
    await expect(subjects(page)).toHaveText([/Café/]);
    await expect(box).toHaveValue(long);
    await expect(box).toHaveAccessibleDescription("This search is too long to be made whole: only its beginning counts, up to 12 words and 200 characters.");
    await page.goto("/messages/inbox?q=🙂+—");
    await expect(box).toHaveAccessibleDescription("Only letters and digits can be searched, so nothing was found for 🙂 —.");
    await expect(page.getByText("Nothing found")).toBeVisible();
    await page.goto(`/messages/inbox?q=${long}`);
    await page.getByRole("checkbox", { name: "Café" }).check();
    await page.getByRole("main").getByRole("button", { name: "Archive", exact: true }).click();
    await expect(page.getByText("Nothing found")).toBeVisible();
    await expect(box).toHaveValue(long.slice(0, 200).trim());
  });

  test(`what was done is taken back from the sentence that says so${without}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    await createConversation(alice, bob);
    const page = await signInAs(bob, { javaScript });
    await page.goto("/messages/inbox?sort=subject");
    await page.getByRole("checkbox", { name: "Coffee?" }).check();
    await page.getByRole("main").getByRole("button", { name: "Archive", exact: true }).click();
    await expect(page.getByText("Nothing in the inbox")).toBeVisible();
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Taken back.")).toBeVisible();
    await expect(page).toHaveURL("/messages/inbox?sort=subject");
    await expect(subjects(page)).toHaveText([/Coffee\?/]);
  });

  test(`several conversations are muted together, heard of again, and it is taken back${without}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    for (const subject of ["Tea?", "Soup?", "Coffee?"]) await createConversation(alice, bob, { subject });
    const page = await signInAs(bob, { javaScript });
    const unread = page.getByRole("banner").getByRole("link", { name: /^Messages/ });
    await page.goto("/messages/inbox");
    for (const subject of ["Tea?", "Soup?"]) await page.getByRole("checkbox", { name: subject }).check();
    await page.getByRole("main").getByRole("button", { name: "Mute", exact: true }).click();
    await expect(page.getByText("2 conversations are muted")).toBeVisible();
    await expect(unread).toHaveAccessibleName("Messages (1 unread message)");
    await expect(page.getByRole("img", { name: "Muted" })).toHaveCount(2);
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Taken back.")).toBeVisible();
    await expect(unread).toHaveAccessibleName("Messages (3 unread messages)");
    await expect(page.getByRole("main").getByRole("button", { name: "Unmute" })).toHaveCount(0);
  });

  test(`everything that a view holds is filed at once, over all its pages, and the trash is emptied after asking${without}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    for (let round = 0; round < 52; round++) await createConversation(alice, bob, { subject: `Leaflet ${round}` });
    await createConversation(alice, bob, { subject: "Dear Bob" });
    const page = await signInAs(bob, { javaScript });
    await page.goto("/messages/inbox?sort=date");
    await page.getByRole("link", { name: "Next", exact: true }).click();
    await expect(page.getByRole("link", { name: "Previous", exact: true })).toBeVisible();
    await page.goto("/messages/inbox");
    await expect(page.getByRole("link", { name: "Older", exact: true })).toBeVisible();
    await page.goto("/messages/inbox?q=leaflet");
    await page.getByRole("checkbox", { name: "Everything in this view, on every page" }).check();
    await page.getByRole("main").getByRole("button", { name: "Move to trash" }).click();
    await expect(page.getByText("52 conversations moved to the trash.")).toBeVisible();
    await page.goto("/messages/inbox");
    await expect(subjects(page)).toHaveText([/Dear Bob/]);
    await page.goto("/messages/trash");
    await page.getByText("Empty the trash").click();
    await page.getByRole("button", { name: "Remove for good" }).click();
    await expect(page.getByText("The trash is empty.", { exact: true })).toBeVisible();
    await page.goto("/messages/inbox?q=leaflet+in%3Aanywhere");
    await expect(page.getByText("Nothing found")).toBeVisible();
  });
}

test("a page asks for nothing in advance, however many links are in sight", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  await createConversation(alice, bob);
  const page = await signInAs(bob);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).searchParams.has("_rsc")) asked.push(request.url());
  });
  await page.goto("/messages/inbox", { waitUntil: "networkidle" });
  await page.getByRole("link", { name: "Sent" }).hover();
  expect(asked).toEqual([]);
  await page.getByRole("link", { name: "Sent" }).click();
  await expect(page.getByRole("heading", { name: "Sent" })).toBeVisible();
  expect(asked).toHaveLength(1);
});

test("a link or a line that is pressed together with Ctrl opens in a tab of its own, and the page stays", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  await createConversation(alice, bob, { subject: "Coffee?" });
  const page = await signInAs(bob);
  await page.goto("/messages/inbox");
  for (const [name, heading] of [
    ["Sent", "Sent"],
    [/Coffee/, "Coffee?"],
  ] as const) {
    const tab = page.context().waitForEvent("page");
    await page
      .getByRole("main")
      .getByRole("link", { name })
      .click({ modifiers: ["ControlOrMeta"] });
    await expect((await tab).getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect(page).toHaveURL("/messages/inbox");
  }
});
