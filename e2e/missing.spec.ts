import type { Page } from "playwright/test";
import { expect, test } from "./fixtures";

async function findsNothing(page: Page, path: string, { heading, language }: { heading: string; language: string }) {
  const answer = await page.goto(path);
  expect([path, answer?.status()]).toEqual([path, 404]);
  expect(answer?.headers()["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[0-9a-f]{32}'/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
  await expect(page).toHaveTitle(new RegExp(`^${heading} · `));
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.getByRole("banner")).toBeVisible();
  await expect(page.getByRole("contentinfo")).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(path.replace(/\?.*/, ""));
}

const english = { heading: "There is nothing here", language: "en" };
const french = { heading: "Il n’y a rien ici", language: "fr" };

test("a visitor without scripts reads that nothing is there, in their language", async ({ visitor, given }) => {
  const someone = await given.member("nobody-yet");
  const page = await visitor({ javaScript: false, locale: "fr-FR" });
  for (const path of [`/members/${someone.name}x`, "/tribune/nowhere/", "/tribune/nowhere/noscript/", "/admin", "/admin/settings", "/admin/members/1", "/nothing/here"]) await findsNothing(page, path, french);
});

test("a member without scripts reads so of what is not theirs", async ({ signInAs, given }) => {
  const page = await signInAs(await given.member("nils"), { javaScript: false });
  for (const path of ["/messages/nowhere", "/messages/c/999999", "/messages/m/999999", "/messages/write?reply=999999", "/messages/c/x%5B%5D", "/admin/members", "/admin/outbox/1"]) {
    await findsNothing(page, path, english);
    await expect(page.getByRole("banner").getByRole("link", { name: "Messages" })).toBeVisible();
  }
});

test("a moderator without scripts reads so of what is for administrators", async ({ signInAs, given }) => {
  const page = await signInAs(await given.member("orla", "MODERATOR"), { javaScript: false });
  for (const path of ["/admin/settings", "/admin/outbox", "/admin/runs/1"]) await findsNothing(page, path, english);
});

test("with scripts the page stays what it was when it came", async ({ visitor }) => {
  const page = await visitor();
  await findsNothing(page, "/members/nobody-at-all", english);
  await page.getByRole("link", { name: "Back to the home page" }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
});

test("what leads to nothing within the site, without loading a page, says so as well", async ({ visitor }) => {
  const page = await visitor();
  await page.goto("/members");
  await page.waitForFunction(() => "next" in window);
  await page.evaluate(() => (window as unknown as { next: { router: { push(path: string): void } } }).next.router.push("/members/nobody-at-all"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
});

test("programs read nothing but the status of it", async ({ request }) => {
  const answer = await request.head("/members/nobody-at-all");
  expect([answer.status(), await answer.text()]).toEqual([404, ""]);
});
