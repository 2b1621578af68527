import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { db } from "@/lib/db";
import { departDue } from "@/lib/members/leaving/commands";
import { unpack } from "@/lib/testing/exports";
import { type TestMember, testPassword } from "@/lib/testing/members";
import { createConversation } from "@/lib/testing/messages";
import { createPost } from "@/lib/testing/tribune";
import { expect, test } from "./fixtures";

async function leave(page: Page) {
  await page.goto("/settings/account");
  await page.getByRole("link", { name: "Leave Causerie" }).click();
  await page.getByLabel("Your password").fill(testPassword);
  await page.getByRole("button", { name: "Leave Causerie" }).click();
  await expect(page.getByText("Your farewell is noted")).toBeVisible();
}

async function letTimePass({ id }: TestMember) {
  await db.member.update({ where: { id }, data: { leavingAt: new Date(Date.now() - 1000) } });
  await departDue();
}

const banner = (page: Page) => page.getByRole("region", { name: "Your farewell" });

for (const javaScript of [true, false]) {
  const how = javaScript ? "" : ", without scripts";

  test(`a member leaves, stays by the mailed link, leaves again and is gone, and the other side still reads${how}`, async ({ given, signInAs, visitor, outbox }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const conversation = await createConversation(alice, bob, { subject: "Farewell", bodies: ["It was good here."] });
    const aliceSees = await signInAs(alice, { javaScript });
    await leave(aliceSees);
    await aliceSees.goto("/tribune/");
    await expect(banner(aliceSees)).toContainText("You leave on");

    const [mail] = await outbox(alice.email);
    const elsewhere = await visitor({ javaScript });
    await elsewhere.goto(mail?.links.find((link) => link.includes("/stay")) ?? "");
    await expect(elsewhere.getByText(`The account ${alice.name} leaves on`)).toBeVisible();
    await elsewhere.getByRole("main").getByRole("button", { name: "Stay" }).click();
    await expect(elsewhere.getByText("You stay.")).toBeVisible();
    await aliceSees.goto("/tribune/");
    await expect(banner(aliceSees)).toBeHidden();

    await leave(aliceSees);
    await letTimePass(alice);
    await aliceSees.goto("/settings/account");
    await expect(aliceSees.getByRole("heading", { name: "Sign in" })).toBeVisible();

    const bobSees = await signInAs(bob, { javaScript });
    await bobSees.goto(`/messages/c/${conversation}`);
    await expect(bobSees.getByRole("paragraph").filter({ hasText: "It was good here." })).toBeVisible();
    await expect(bobSees.getByRole("article").getByText("former member")).toBeVisible();
    await expect(bobSees.getByText("This member has left")).toBeVisible();
    expect((await bobSees.goto(`/members/${alice.name}`))?.status()).toBe(404);
  });

  test(`who has said farewell stays by the button on every page${how}`, async ({ given, signInAs }) => {
    const page = await signInAs(await given.member("carla"), { javaScript });
    await leave(page);
    await page.goto("/members");
    await banner(page).getByRole("button", { name: "Stay" }).click();
    await expect(page.getByText("You stay.")).toBeVisible();
    await expect(banner(page)).toBeHidden();
  });

  test(`a wrong password is said beside its field, and nobody leaves${how}`, async ({ given, signInAs }) => {
    const page = await signInAs(await given.member("doris"), { javaScript });
    await page.goto("/settings/account/leave");
    await page.getByLabel("Your password").fill("not the right one");
    await page.getByRole("button", { name: "Leave Causerie" }).click();
    await expect(page.getByLabel("Your password")).toHaveAccessibleDescription(/password/i);
    await page.goto("/");
    await expect(banner(page)).toBeHidden();
  });

  test(`a member asks for an archive, follows the mail and finds everything in it${how}`, async ({ given, signInAs, outbox }) => {
    const [erna, fritz] = [await given.member("erna"), await given.member("fritz")];
    const conversation = await createConversation(erna, fritz, { subject: "Pears", bodies: ["They are ripe."] });
    await createPost("erna was here", { by: erna });
    const page = await signInAs(erna, { javaScript });
    await page.goto("/settings/export");
    await page.getByRole("button", { name: "Ask for my archive" }).click();
    await expect(page.getByText("Your archive is being made, since")).toBeVisible();
    const [mail] = await outbox(erna.email);
    await page.goto(mail?.links.find((link) => link.includes("/export")) ?? "");
    const link = page.getByRole("link", { name: "Download the archive" });
    const download = page.waitForEvent("download");
    await link.click();
    const file = await (await download).path();
    const files = unpack(await readFile(file));
    expect(JSON.parse(files["account/account.json"] ?? "")).toMatchObject({ name: erna.name, email: erna.email });
    expect(files[`messages/${conversation}-pears.md`]).toContain("> They are ripe.");
    expect(files["tribune/posts.md"]).toContain("> erna was here");
    await page.goto("/settings/export");
    await expect(page.getByText("Your archive is ready")).toBeVisible();
  });
}

test("an archive is fetched by nobody but its member, and not without the link", async ({ given, signInAs, visitor, outbox }) => {
  const [gerd, hans] = [await given.member("gerd"), await given.member("hans")];
  const page = await signInAs(gerd);
  await page.goto("/settings/export");
  await page.getByRole("button", { name: "Ask for my archive" }).click();
  const [mail] = await outbox(gerd.email);
  const link = mail?.links.find((address) => address.includes("/export")) ?? "";
  const archive = link.replace("/export?", "/export/archive?");
  const own = await page.request.get(archive);
  expect(own.headers()).toMatchObject({ "content-type": "application/zip", "cache-control": "private, no-store", "content-disposition": `attachment; filename="causerie-${gerd.name}.zip"` });
  expect(await db.dataExport.findFirst({ where: { memberId: gerd.id } })).toMatchObject({ size: (await own.body()).length });
  expect((await page.request.get(archive.replace(/token=.*/, "token=wrong"))).status()).toBe(404);
  const hansSees = await signInAs(hans);
  expect((await hansSees.request.get(archive)).status()).toBe(404);
  await hansSees.goto(link);
  await expect(hansSees.getByRole("heading", { name: "This link does not open anything" })).toBeVisible();
  const stranger = await visitor();
  expect((await stranger.request.get(archive)).status()).toBe(401);
  await stranger.goto(link);
  await expect(stranger.getByRole("heading", { name: "Sign in" })).toBeVisible();
});
