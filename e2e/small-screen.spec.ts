import type { Locator, Page } from "playwright/test";
import { expect, test } from "./fixtures";

const viewport = { width: 320, height: 640 };

async function tabTo(page: Page, place: Locator) {
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(place).toBeFocused({ timeout: 150 });
  }).toPass({ intervals: [0] });
}

async function expectNoSidewaysScroll(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `sideways scroll of ${page.url()}`).toBeLessThanOrEqual(0);
}

/** One ends where the other begins. */
async function expectApart(one: Locator, other: Locator) {
  const [left, right] = [await one.boundingBox(), await other.boundingBox()];
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
}

for (const javaScript of [true, false]) {
  test(`on screens of 320 pixels one writes by keyboard alone, the other reads, answers, archives and takes it back${javaScript ? "" : ", without scripts"}`, async ({ given, signInAs }) => {
    test.slow();
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const [aliceSees, bobSees] = [await signInAs(alice, { javaScript, viewport }), await signInAs(bob, { javaScript, viewport })];
    const subject = `Coffee at the ${"very-".repeat(12)}long corner?`;
    const line = (page: Page) => page.getByRole("main").getByRole("link", { name: subject });

    await aliceSees.goto("/messages/inbox");
    await expectNoSidewaysScroll(aliceSees);
    await tabTo(aliceSees, aliceSees.getByRole("link", { name: "Write a message" }));
    await aliceSees.keyboard.press("Enter");
    await expect(aliceSees).toHaveURL("/messages/write");
    await tabTo(aliceSees, aliceSees.getByLabel("To", { exact: true }));
    if (javaScript) await expect(aliceSees.getByRole("combobox", { name: "To" })).toBeFocused();
    await aliceSees.keyboard.type(bob.name);
    if (javaScript) {
      await expect(aliceSees.getByRole("option", { name: bob.name })).toBeVisible();
      await expectNoSidewaysScroll(aliceSees);
      await aliceSees.keyboard.press("Enter");
    }
    await tabTo(aliceSees, aliceSees.getByLabel("Subject"));
    await aliceSees.keyboard.type(subject);
    await tabTo(aliceSees, aliceSees.getByRole("textbox", { name: "Message" }));
    await aliceSees.keyboard.type(`At four? See https://example.org/${"way-".repeat(20)}`);
    await expectNoSidewaysScroll(aliceSees);
    await tabTo(aliceSees, aliceSees.getByRole("button", { name: "Send" }));
    await aliceSees.keyboard.press("Enter");
    await expect(aliceSees.getByText("Your message is on its way.")).toBeVisible();
    await expect(aliceSees.getByRole("article")).toContainText("At four?");
    await expectNoSidewaysScroll(aliceSees);

    await bobSees.goto("/messages/inbox");
    await expectNoSidewaysScroll(bobSees);
    await line(bobSees).click();
    await expect(bobSees.getByRole("article")).toContainText("At four?");
    await expectNoSidewaysScroll(bobSees);
    await bobSees.setViewportSize({ ...viewport, width: 200 });
    await expectApart(bobSees.getByRole("article").locator("time"), bobSees.locator("summary[id^=menu-]"));
    await bobSees.setViewportSize(viewport);
    await bobSees.getByLabel("Your answer").fill("With pleasure.");
    await bobSees.getByRole("button", { name: "Send the answer" }).click();
    await expect(bobSees.getByText("Your message is on its way.")).toBeVisible();
    await expect(bobSees.getByRole("article")).toHaveCount(2);
    await expectNoSidewaysScroll(bobSees);
    await bobSees.getByRole("main").getByRole("button", { name: "Archive", exact: true }).click();
    await expect(bobSees.getByText("Conversation archived.")).toBeVisible();
    await expect(bobSees).toHaveURL("/messages/inbox");
    await expect(line(bobSees)).toBeHidden();
    await expectNoSidewaysScroll(bobSees);
    await bobSees.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await expect(bobSees.getByText("Taken back.")).toBeVisible();
    await expect(line(bobSees)).toBeVisible();
    await expectNoSidewaysScroll(bobSees);

    await aliceSees.goto("/messages/inbox");
    await line(aliceSees).click();
    await expect(aliceSees.getByRole("article").filter({ hasText: "With pleasure." })).toBeVisible();
    await expectNoSidewaysScroll(aliceSees);
  });
}
