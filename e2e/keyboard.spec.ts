import type { Page } from "playwright/test";
import { saveChoices } from "@/lib/members/profile/commands";
import type { TestMember } from "@/lib/testing/members";
import { createConversation } from "@/lib/testing/messages";
import { expect, test } from "./fixtures";

const line = (page: Page, subject: string) => page.getByRole("main").getByRole("link", { name: subject });
const box = (page: Page, subject: string) => page.getByRole("checkbox", { name: subject });

async function threeLetters(from: TestMember, to: TestMember) {
  for (const subject of ["Tea?", "Soup?", "Coffee?"]) await createConversation(from, to, { subject });
}

test("a mailbox is worked through by keyboard alone: lines, ticks, archive, undo, trash", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  await threeLetters(alice, bob);
  const page = await signInAs(bob);
  const press = (key: string) => page.keyboard.press(key);
  await page.goto("/messages/inbox");
  await expect(async () => {
    await press("k");
    await expect(line(page, "Coffee?")).toBeFocused({ timeout: 500 });
  }).toPass();
  await press("j");
  await expect(line(page, "Soup?")).toBeFocused();
  await press("k");
  await press("x");
  await expect(box(page, "Coffee?")).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Select all on this page" })).toHaveJSProperty("indeterminate", true);
  await press("e");
  await expect(page.getByText("Conversation archived.")).toBeVisible();
  await expect(line(page, "Coffee?")).toBeHidden();
  await press("z");
  await expect(page.getByText("Taken back.")).toBeVisible();
  await expect(line(page, "Coffee?")).toBeVisible();
  await press("j");
  await expect(line(page, "Soup?")).toBeFocused();
  await press("u");
  await expect(page.getByText("Conversation marked as read.")).toBeVisible();
  await press("j");
  await expect(line(page, "Tea?")).toBeFocused();
  await press("#");
  await expect(page.getByText("Conversation moved to the trash.")).toBeVisible();
  await expect(line(page, "Tea?")).toBeHidden();
});

test("keys lead to folders, to a conversation and its answer, to writing and searching", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  await threeLetters(alice, bob);
  const page = await signInAs(bob);
  const goBy = async (keys: string, url: RegExp) => {
    for (const key of keys) await page.keyboard.press(key);
    await expect(page).toHaveURL(url);
  };
  await page.goto("/messages/inbox");
  await expect(page.getByRole("checkbox", { name: "Select all on this page" })).toBeVisible();
  await goBy("ga", /\/messages\/archives$/);
  await goBy("gt", /\/messages\/trash$/);
  await goBy("gs", /\/messages\/sent$/);
  await goBy("gi", /\/messages\/inbox$/);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("jxc");
  await expect(page.getByRole("searchbox")).toHaveValue("jxc");
  await page.getByRole("searchbox").blur();
  await page.keyboard.press("j");
  await expect(line(page, "Coffee?")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Coffee?" })).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByLabel("Your answer")).toBeFocused();
  await page.keyboard.type("#ec");
  await expect(page.getByLabel("Your answer")).toHaveValue("#ec");
  await page.getByLabel("Your answer").blur();
  await goBy("c", /\/messages\/write$/);
});

test("a key that leads to a box to type in leads into it, and what is typed on the way does nothing", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  await threeLetters(alice, bob);
  const own = await createConversation(bob, alice, { subject: "Cake?" });
  const page = await signInAs(bob);
  const onLine = async (subject: string) =>
    expect(async () => {
      await page.keyboard.press("k");
      await expect(line(page, subject)).toBeFocused({ timeout: 500 });
    }).toPass();
  await page.goto("/messages/inbox");
  await onLine("Coffee?");
  await page.keyboard.press("r");
  await page.keyboard.type("hello");
  await expect(page.getByLabel("Your answer")).toBeFocused();
  await page.keyboard.type(" there");
  await expect(page.getByLabel("Your answer")).toHaveValue(/ there$/);
  await page.goto("/messages/inbox");
  await onLine("Coffee?");
  await page.keyboard.press("c");
  await page.keyboard.type("e");
  await expect(page.getByRole("combobox", { name: "To" })).toBeFocused();
  await page.goto("/messages/inbox");
  await expect(line(page, "Coffee?")).toBeVisible();

  const writesOn = async () => {
    await expect(page).toHaveURL(/\/messages\/write\?follow=\d+$/);
    await expect(page.getByRole("textbox", { name: "Message" })).toBeFocused();
  };
  await page.goto("/messages/sent");
  await onLine("Cake?");
  await page.keyboard.press("r");
  await writesOn();
  await page.goto(`/messages/c/${own}`);
  await expect(page.getByText("has not answered yet")).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("r");
    await expect(page).toHaveURL(/follow=/, { timeout: 1000 });
  }).toPass();
  await writesOn();
});

test("after a key Enter opens the line that one has come to, and on a box it opens the line of the box", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  await threeLetters(alice, bob);
  const page = await signInAs(bob);
  await page.goto("/messages/inbox");
  await expect(page.getByRole("checkbox", { name: "Select all on this page" })).toBeVisible();
  await box(page, "Coffee?").focus();
  await page.keyboard.press("u");
  await expect(page.getByText("Conversation marked as read.")).toBeVisible();
  await expect(line(page, "Coffee?")).toBeFocused();
  await page.keyboard.press("e");
  await expect(page.getByText("Conversation archived.")).toBeVisible();
  await expect(line(page, "Soup?")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Soup?" })).toBeVisible();
  await page.goto("/messages/inbox");
  await expect(page.getByRole("checkbox", { name: "Select all on this page" })).toBeVisible();
  await box(page, "Tea?").press("Space");
  await box(page, "Tea?").press("Enter");
  await expect(page.getByRole("heading", { name: "Tea?" })).toBeVisible();
  await page.goto("/messages/inbox");
  await expect(line(page, "Tea?")).toBeVisible();
});

test("the question mark shows the keys, and Escape puts them away again", async ({ given, signInAs }) => {
  const page = await signInAs(await given.member("bob"));
  await page.goto("/messages/inbox");
  const sheet = page.getByRole("dialog", { name: "Keyboard" });
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(sheet).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(sheet.getByRole("heading", { name: "Keyboard" })).toBeFocused();
  await page.keyboard.press("c");
  await expect(sheet.getByText("to the next line")).toBeVisible();
  await expect(sheet.getByRole("link", { name: "Switch them off under Privacy" })).toHaveAttribute("href", "/settings/privacy");
  for (let round = 0; round < 5; round++) await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest("dialog") !== null)).toBe(true);
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/\/messages\/inbox$/);
});

test("who has switched the keys off has none, and reads on a page which there would be", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  await threeLetters(alice, bob);
  await saveChoices(bob.actor, { keyboardShortcuts: false });
  const page = await signInAs(bob);
  await page.goto("/messages/inbox");
  await expect(page.getByRole("checkbox", { name: "Select all on this page" })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  await expect(line(page, "Coffee?")).not.toBeFocused();
  await page.goto("/messages/keyboard");
  await expect(page.getByText("You have switched them off")).toBeVisible();
  await expect(page).toHaveURL(/\/messages\/keyboard$/);
});

test("without scripts the keys are listed on a page of their own, and nothing pretends to tick all", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  await threeLetters(alice, bob);
  const page = await signInAs(bob, { javaScript: false });
  await page.goto("/messages/inbox");
  await expect(page.getByRole("checkbox", { name: "Select all on this page" })).toBeHidden();
  await page.locator("summary", { hasText: "View and order" }).click();
  await page.getByRole("link", { name: "Keyboard shortcuts" }).click();
  await expect(page.getByRole("main").getByText("to the next line")).toBeVisible();
});

test("all lines of a page are ticked at once, and the box tells when only some are", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  await threeLetters(alice, bob);
  const page = await signInAs(bob);
  await page.goto("/messages/inbox");
  const all = page.getByRole("checkbox", { name: "Select all on this page" });
  await all.check();
  for (const subject of ["Tea?", "Soup?", "Coffee?"]) await expect(box(page, subject)).toBeChecked();
  await box(page, "Soup?").uncheck();
  await expect(all).toHaveJSProperty("indeterminate", true);
  await page.getByRole("main").getByRole("button", { name: "Archive", exact: true }).click();
  await expect(page.getByText("2 conversations archived.")).toBeVisible();
  await expect(line(page, "Soup?")).toBeVisible();
  await expect(all).not.toBeChecked();
  await expect(all).toHaveJSProperty("indeterminate", false);
});

test("after an act the focus stays in the list: on the line that moved up, and back on the one that returns", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  await threeLetters(alice, bob);
  const page = await signInAs(bob);
  const toast = page.getByRole("status", { name: "Message", exact: true });
  await page.goto("/messages/inbox");
  await expect(page.getByRole("checkbox", { name: "Select all on this page" })).toBeVisible();
  await box(page, "Soup?").press("Space");
  await page.getByRole("main").getByRole("button", { name: "Archive", exact: true }).press("Enter");
  await expect(toast).toContainText("Conversation archived.");
  await expect(box(page, "Tea?")).toBeFocused();
  await page.keyboard.press("z");
  await expect(toast).toContainText("Taken back.");
  await expect(box(page, "Soup?")).toBeFocused();
  await page.keyboard.press("#");
  await expect(toast).toContainText("Conversation moved to the trash.");
  await expect(line(page, "Tea?")).toBeFocused();
  await toast.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(toast).toContainText("Taken back.");
  await expect(line(page, "Soup?")).toBeFocused();
  await page.keyboard.press("u");
  await expect(toast).toContainText("Conversation marked as read.");
  await expect(line(page, "Soup?")).toBeFocused();
  for (const subject of ["Tea?", "Soup?", "Coffee?"]) await box(page, subject).check();
  await page.getByRole("main").getByRole("button", { name: "Archive", exact: true }).press("Enter");
  await expect(page.getByText("Nothing in the inbox")).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(toast.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(box(page, "Coffee?")).toBeFocused();
});

test("a notice that is put away while it has the focus leaves it at the beginning of the page", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  await threeLetters(alice, bob);
  const page = await signInAs(bob);
  await page.goto("/messages/inbox");
  await box(page, "Tea?").check();
  await page.getByRole("main").getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Conversation archived.")).toBeHidden();
  await expect(page.getByRole("main")).toBeFocused();
});

test("in a conversation the focus comes back to the message that something was done with, and to the bell that was pressed", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const conversation = await createConversation(alice, bob, { bodies: ["Four?", "Five."] });
  const page = await signInAs(bob);
  await page.goto(`/messages/c/${conversation}`);
  const menu = page.getByRole("article").first().getByLabel("What to do with this message");
  await menu.press("Enter");
  await page.getByRole("article").first().getByRole("button", { name: "Move to trash" }).press("Enter");
  await expect(page.getByText("Message moved to the trash.")).toBeVisible();
  await expect(menu).toBeFocused();
  await page.keyboard.press("z");
  await expect(page.getByText("Taken back.")).toBeVisible();
  await expect(menu).toBeFocused();
  await page.getByRole("button", { name: "Mute", exact: true }).press("Enter");
  await expect(page.getByRole("button", { name: "Unmute" })).toBeFocused();
});
