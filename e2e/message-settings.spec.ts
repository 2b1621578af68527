import type { Page } from "playwright/test";
import { testPassword } from "@/lib/testing/members";
import { expect, test } from "./fixtures";
import { bring, startInstallation } from "./second-site";

const settings = { quoteInQuickReply: "true", showNamesAs: '"@%"', severalRecipients: "false", copiesOnReply: "false", toOneself: "false", visitorsMayWrite: "false", leastRecipients: "1", mostRecipients: "50" };

async function signIn(page: Page, address: string, name: string) {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("Name or e-mail address").fill(name);
  await page.getByLabel("Password").fill(testPassword);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: `Hello ${name}` })).toBeVisible();
}

for (const javaScript of [true, false]) {
  test(`people write and read as the staff has set it: names, quotations, recipients, copies, visitors${javaScript ? "" : ", without scripts"}`, async ({ given, visitor }) => {
    test.setTimeout(90_000);
    const [alice, bob, ada] = [await given.member("alice"), await given.member("bob"), await given.member("ada", "ADMINISTRATOR")];
    const site = await startInstallation({});
    try {
      for (const [key, value] of Object.entries(settings)) await site.database.query(`insert into "Setting" (key, value, "updatedAt") values ($1, $2::jsonb, now())`, [`messages.${key}`, value]);
      for (const member of [alice, bob, ada]) await bring(member, site.database);
      const [aliceSees, bobSees, stranger] = [await visitor({ javaScript }), await visitor({ javaScript }), await visitor({ javaScript })];
      await signIn(aliceSees, site.address, alice.name);
      await signIn(bobSees, site.address, bob.name);

      await aliceSees.goto(`${site.address}/messages/write?subject=Coffee%3F&body=At+four%3F`);
      const to = aliceSees.getByLabel("To", { exact: true });
      await to.fill(`${bob.name}, ${alice.name}`);
      await aliceSees.getByRole("button", { name: "Send" }).click();
      await expect(to).toHaveAccessibleDescription(/message to yourself|One person at a time/);
      await aliceSees.goto(`${site.address}/messages/write?to=${bob.name}&subject=Coffee%3F&body=At+four%3F`);
      await aliceSees.getByRole("button", { name: "Send" }).click();
      await expect(aliceSees.getByRole("article")).toHaveCount(1);

      await bobSees.goto(`${site.address}/messages/inbox`);
      await expect(bobSees.getByRole("main").getByText(`@${alice.name}`)).toBeVisible();
      await bobSees.getByRole("main").getByRole("link", { name: "Coffee?" }).click();
      await expect(bobSees.getByLabel("Your answer")).toHaveValue(`\n\n@${alice.name} wrote:\n> At four?\n`);
      await bobSees.locator("#reply").getByRole("button", { name: "Full reply" }).click();
      await expect(bobSees.getByLabel("Subject")).toHaveValue("Re: Coffee?");
      await expect(bobSees.getByRole("textbox", { name: "Message" })).toHaveValue(`\n\n@${alice.name} wrote:\n> At four?\n`);
      await expect(bobSees.getByLabel("Copies to")).toHaveCount(0);

      await stranger.goto(`${site.address}/members/${alice.name}/contact`);
      await expect(stranger.getByRole("button", { name: /Send/ })).toHaveCount(0);

      const staffSees = await visitor({ javaScript });
      await signIn(staffSees, site.address, ada.name);
      await site.database.query(`update "Member" set locale = 'fr' where name = $1`, [ada.name]);
      await staffSees.goto(`${site.address}/admin/settings`);
      const fewest = staffSees.getByLabel("Nombre minimal de destinataires", { exact: true });
      await fewest.fill("60");
      await staffSees.getByRole("button", { name: /^Enregistrer .*Nombre minimal de destinataires/ }).click();
      await expect(fewest).toHaveAccessibleDescription(/Pas plus de 50\s: c’est le nombre maximal de destinataires\./);
      await expect(fewest).toHaveValue("60");
    } finally {
      await site.stop();
    }
  });
}
