import type { Client } from "pg";
import type { Page } from "playwright/test";
import { testPassword } from "@/lib/testing/members";
import { expect, test } from "./fixtures";
import { bring, startInstallation } from "./second-site";

const password = "a few good words";

async function newestMail(database: Client, address: string): Promise<{ subject: string; text: string; link: string }> {
  const { rows } = await database.query('select subject, text, html from "Mail" where recipient = $1 order by id desc limit 1', [address]);
  const [{ subject, text, html } = { subject: "", text: "", html: "" }] = rows;
  return { subject, text, link: (/href="(https?:[^"]+)"/.exec(html)?.[1] ?? "").replaceAll("&amp;", "&") };
}

async function signIn(page: Page, address: string, name: string, secret: string) {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("Name or e-mail address").fill(name);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: `Hello ${name}` })).toBeVisible();
}

for (const javaScript of [true, false]) {
  test(`where the staff decides, one is let in and another is told why not${javaScript ? "" : ", without scripts"}`, async ({ given, visitor }) => {
    test.setTimeout(90_000);
    const site = await startInstallation({});
    try {
      await site.database.query(`insert into "Setting" (key, value, "updatedAt") values ('members.approval', 'true', now()), ('members.proofOfWork', '${javaScript}', now())`);
      const mona = await given.member("mona", "MODERATOR");
      await bring(mona, site.database);
      const page = await visitor({ javaScript });
      for (const name of ["nadia", "troll"]) {
        await page.goto(`${site.address}/join`);
        await page.getByLabel("Name").fill(name);
        await page.getByLabel("E-mail address").fill(`${name}@home.example`);
        await page.getByLabel("Password", { exact: true }).fill(password);
        await page.getByLabel("The same password again").fill(password);
        await page.getByLabel("Why would you like to join?").fill(`I am ${name}.`);
        await page.getByRole("main").getByRole("button", { name: "Join" }).click();
        // The first password that a site judges makes it read its dictionaries.
        await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible({ timeout: 30_000 });
        await page.goto((await newestMail(site.database, `${name}@home.example`)).link);
        await page.getByRole("button", { name: "Activate my account" }).click();
        await expect(page.getByRole("heading", { name: "Your request is with the staff" })).toBeVisible();
      }

      const staff = await visitor({ javaScript });
      await signIn(staff, site.address, mona.name, testPassword);
      await staff.goto(`${site.address}/admin`);
      await expect(staff.getByText("2 requests wait for an answer.")).toBeVisible();
      await staff.getByRole("main").getByRole("link", { name: "Requests" }).last().click();
      await expect(staff.getByText("I am nadia.")).toBeVisible();
      await staff.getByRole("button", { name: "Let in nadia" }).click();
      await expect(staff.getByText("nadia is let in, and told so by mail.")).toBeVisible();
      await staff.getByText("Decline with a reason").click();
      await staff.getByLabel("Reason", { exact: true }).fill("You were here before.");
      await staff.getByRole("button", { name: "Decline the request of troll" }).click();
      await expect(staff.getByText("troll is told by mail.")).toBeVisible();
      await expect(staff.getByText("Nobody waits for an answer.")).toBeVisible();

      expect((await newestMail(site.database, "troll@home.example")).text).toContain("You were here before.");
      await page.goto((await newestMail(site.database, "nadia@home.example")).link);
      await signIn(page, site.address, "nadia", password);
    } finally {
      await site.stop();
    }
  });
}
