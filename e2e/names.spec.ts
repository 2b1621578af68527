import { db } from "@/lib/db";
import { formerName } from "@/lib/members/skeleton";
import { createActivation } from "@/lib/testing/joining";
import { testPassword } from "@/lib/testing/members";
import { expect, test } from "./fixtures";

test("the address of a member leads on after a change of name, on every page and to programs", async ({ given, signInAs, visitor }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const before = given.uniqueName("Älva");
  await db.nameChange.create({ data: { memberId: alice.id, ...formerName(before), to: alice.name } });
  const old = `/members/${encodeURIComponent(before)}`;
  const page = await visitor({ javaScript: false });
  await page.goto(old);
  await expect(page).toHaveURL(`/members/${alice.name}`);
  await page.goto(`${old}/contact`);
  await expect(page).toHaveURL(`/members/${alice.name}/contact`);
  const bobSees = await signInAs(bob);
  await bobSees.goto(`${old}/report`);
  await expect(bobSees).toHaveURL(`/members/${alice.name}/report`);
  const asked = await page.request.get(`/api/members/${encodeURIComponent(before)}`, { maxRedirects: 0 });
  expect([asked.status(), asked.headers().location]).toEqual([307, `/api/members/${alice.name}`]);
  expect(await (await page.request.get(`/api/members/${encodeURIComponent(before)}`)).json()).toMatchObject({ name: alice.name });
  expect((await page.request.get(`${old}/avatar`)).headers()["content-type"]).toBe("image/svg+xml");
});

for (const javaScript of [true, false]) {
  test(`who joins finds a welcome from the site${javaScript ? "" : ", without scripts"}`, async ({ given, visitor }) => {
    const name = given.uniqueName("nadia");
    const page = await visitor({ javaScript });
    await page.goto(`/activate?token=${await createActivation({ name })}`);
    await page.getByRole("button", { name: "Activate my account" }).click();
    await page.getByLabel("Name or e-mail address").fill(name);
    await page.getByLabel("Password").fill(testPassword);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: `Hello ${name}` })).toBeVisible();
    await expect(async () => {
      await page.goto("/messages/inbox");
      await expect(page.getByRole("link", { name: "Welcome to Causerie" })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await page.getByRole("link", { name: "Welcome to Causerie" }).click();
    await expect(page.getByText(`Hello ${name},`, { exact: true })).toBeVisible();
    await expect(page.getByText("This message was sent by the site itself")).toBeVisible();
  });
}
