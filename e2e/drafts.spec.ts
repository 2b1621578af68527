import { createConversation } from "@/lib/testing/messages";
import { expect, test } from "./fixtures";

const body = { name: "Message" } as const;

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

test("without scripts a draft is kept by its button, and dropped from the list", async ({ given, signInAs }) => {
  const page = await signInAs(await given.member("alice"), { javaScript: false });
  await page.goto("/messages/write");
  await page.getByLabel("Subject").fill("Later");
  await page.getByRole("button", { name: "Keep as a draft" }).click();
  await expect(page.getByText("Your draft is kept.")).toBeVisible();
  await page.getByRole("link", { name: "Later" }).click();
  await expect(page.getByLabel("Subject")).toHaveValue("Later");
  await page.goto("/messages/drafts");
  await page.getByRole("button", { name: "Drop the draft “Later”" }).click();
  await expect(page.getByText("No drafts")).toBeVisible();
});
