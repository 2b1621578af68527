import type { Page } from "playwright/test";
import { keepDraft } from "@/lib/messages/drafts/commands";
import { type TestMember, testPassword } from "@/lib/testing/members";
import { createConversation, createReply } from "@/lib/testing/messages";
import { expect, test } from "./fixtures";

const body = { name: "Message" } as const;
const lastsHere = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("causerie.draft.")));

async function signInHere(page: Page, { name }: TestMember) {
  await page.getByLabel("Name or e-mail address").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(testPassword);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: /^Messages/ })).toBeVisible();
}

test("what somebody writes outlives a reload, another browser and a dead network, until it is sent", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const [page, elsewhere] = [await signInAs(alice), await signInAs(alice)];
  await page.goto(`/messages/write?to=${bob.name}`);
  await page.getByLabel("Subject").fill("Coffee?");
  await page.getByRole("textbox", body).fill("At four");
  await expect(page.getByText("Kept as a draft.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Subject")).toHaveValue("Coffee?");
  await expect(page.getByLabel("To", { exact: true })).toHaveValue(bob.name);

  await page.context().setOffline(true);
  await page.getByRole("textbox", body).fill("At four, at the corner?");
  await expect(page.getByText("Kept in this browser.")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("Kept as a draft.")).toBeVisible();

  await elsewhere.goto("/messages/inbox");
  await elsewhere.getByRole("link", { name: "Drafts" }).click();
  await elsewhere.getByRole("link", { name: "Coffee?" }).click();
  await expect(elsewhere.getByRole("textbox", body)).toHaveValue("At four, at the corner?");
  await elsewhere.getByRole("button", { name: "Send" }).click();
  await expect(elsewhere.getByRole("article")).toContainText("at the corner?");
  await elsewhere.goto("/messages/drafts");
  await expect(elsewhere.getByText("No drafts")).toBeVisible();
});

test("an answer that was begun waits in its conversation, also for who has to sign in again", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const conversation = await createConversation(alice, bob);
  const page = await signInAs(bob);
  await page.goto(`/messages/c/${conversation}`);
  await page.getByLabel("Your answer").fill("With pleas");
  await expect(page.getByText("Kept as a draft.")).toBeVisible();
  await page.context().clearCookies();
  const again = await signInAs(bob);
  await again.goto("/messages/drafts");
  await again.getByRole("link", { name: "With pleas" }).click();
  await expect(again.getByLabel("Your answer")).toHaveValue("With pleas");
  await again.getByLabel("Your answer").fill("With pleasure.");
  await again.getByRole("button", { name: "Send the answer" }).click();
  await expect(again.getByRole("article")).toHaveCount(2);
  await expect(again.getByLabel("Your answer")).toHaveValue("");
});

test("on a screen of 320 pixels nothing moves when a draft is told to be kept, and no place stands empty for it before", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const page = await signInAs(bob, { viewport: { width: 320, height: 640 } });
  await page.goto(`/messages/c/${await createConversation(alice, bob)}`);
  const [card, answer] = [page.locator("#reply"), page.getByLabel("Your answer")];
  const [send, longer] = [card.getByRole("button", { name: "Send the answer" }), card.getByRole("button", { name: "Full reply" })];
  const edges = () => Promise.all([answer, send, longer].map(async (part) => (await part.boundingBox())?.y));
  const below = () => longer.evaluate((button) => (button.closest("#reply")?.getBoundingClientRect().bottom ?? 0) - button.getBoundingClientRect().bottom);
  const indent = () => longer.evaluate((button) => button.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(button).paddingLeft));
  expect(await below()).toBeLessThan(30);
  expect(await indent()).toBeCloseTo((await answer.boundingBox())?.x ?? 0, 0);
  await answer.fill("With");
  const before = await edges();
  await expect(page.getByText("Kept as a draft.")).toBeVisible();
  expect(await edges()).toEqual(before);
});

test("without scripts a draft is kept by its button, and dropped from the list", async ({ given, signInAs }) => {
  const page = await signInAs(await given.member("alice"), { javaScript: false });
  await page.goto("/messages/write");
  await page.getByLabel("Subject").fill("Later");
  await page.getByRole("button", { name: "Keep as a draft" }).click();
  await expect(page.getByText("Your draft is kept.")).toBeVisible();
  await page.getByRole("link", { name: "Later" }).click();
  await expect(page.getByLabel("Subject")).toHaveValue("Later");
  await page.goto("/messages/drafts");
  await page.getByRole("button", { name: "Delete the draft “Later”" }).click();
  await expect(page.getByText("No drafts")).toBeVisible();
});

test("what somebody wrote is not brought back to the next person on the same browser, and does not lie there after signing out", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const conversation = await createConversation(alice, bob);
  const page = await signInAs(bob);
  await page.goto("/messages/write");
  await page.getByLabel("Subject").fill("Between us");
  await expect(page).toHaveURL(/draft=/);
  const letter = page.url();
  await page.goto(`/messages/c/${conversation}`);
  await page.getByLabel("Your answer").fill("Not for you");
  await expect(page.getByText("Kept as a draft.")).toBeVisible();
  await page.getByLabel("Your answer").fill("Not for you, nor for her");
  await page.getByLabel(/^Signed in as/).click();
  await page.getByRole("link", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign out" })).toBeVisible();
  expect(await lastsHere(page)).not.toEqual([]);
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await expect.poll(() => lastsHere(page)).toEqual([]);

  await page.goto("/messages/drafts");
  await signInHere(page, bob);
  await page.getByRole("link", { name: "Not for you" }).click();
  await expect(page.getByLabel("Your answer")).toHaveValue("Not for you, nor for her");
  await page.getByLabel("Your answer").fill("Nor for anybody");
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain("Nor for anybody");
  await page.evaluate(() => localStorage.setItem("causerie.draft.from-before", "{}"));
  await page.context().clearCookies();

  await createReply(bob.actor, conversation, "I come.");
  await page.goto(`/messages/c/${conversation}`);
  await signInHere(page, alice);
  await page.goto(`/messages/c/${conversation}`);
  await expect.poll(() => page.evaluate(() => localStorage.getItem("causerie.draft.from-before"))).toBeNull();
  await expect(page.getByLabel("Your answer")).toHaveValue("");
  await page.goto(letter);
  await expect(page.getByLabel("Subject")).toHaveValue("");
});

test("whose session has ended while writing is told so, and finds every word after signing in again", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const conversation = await createConversation(alice, bob);
  const page = await signInAs(bob);
  await page.goto(`/messages/c/${conversation}`);
  await page.getByLabel("Your answer").fill("With pleas");
  await expect(page.getByText("Kept as a draft.")).toBeVisible();
  await page.context().clearCookies();
  await page.getByLabel("Your answer").fill("With pleasure, at four");
  await expect(page.getByText("You are signed out. What you have written is kept in this browser for you.")).toBeVisible();
  await page.getByRole("link", { name: "Sign in again" }).click();
  await signInHere(page, bob);
  await expect(page).toHaveURL(`/messages/c/${conversation}`);
  await expect(page.getByLabel("Your answer")).toHaveValue("With pleasure, at four");
});

test("what is written on a page that is left open does not go to the drafts of who signs in meanwhile", async ({ given, signInAs, baseURL }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const [page, aliceSees] = [await signInAs(bob), await signInAs(alice)];
  await page.goto("/messages/write");
  await page.getByLabel("Subject").fill("Between us");
  await expect(page.getByText("Kept as a draft.")).toBeVisible();
  await page.context().addCookies(await aliceSees.context().cookies(baseURL));
  await page.getByRole("textbox", body).fill("Not for you");
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await aliceSees.goto("/messages/drafts");
  await expect(aliceSees.getByText("No drafts")).toBeVisible();
});

test("a draft whose subject is nothing but blanks can still be told and opened", async ({ given, signInAs }) => {
  const alice = await given.member("alice");
  await keepDraft(alice.actor, { key: crypto.randomUUID(), to: "", subject: "   ", body: "At fo" });
  const page = await signInAs(alice);
  await page.goto("/messages/drafts");
  await page.getByRole("link", { name: "(no subject)" }).click();
  await expect(page.getByRole("textbox", body)).toHaveValue("At fo");
});
