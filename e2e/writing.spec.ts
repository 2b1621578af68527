import type { Page } from "playwright/test";
import { createMember } from "@/lib/testing/members";
import { createConversation, newestMessage } from "@/lib/testing/messages";
import { expect, test } from "./fixtures";

const to = (page: Page) => page.getByLabel("To", { exact: true });
const body = (page: Page) => page.getByRole("textbox", { name: "Message" });
const without = (javaScript: boolean) => (javaScript ? "" : ", without scripts");

test("people are chosen by keyboard alone, taken back, and each gets the message", async ({ given, signInAs }) => {
  const stem = given.uniqueName("zo");
  const [alice, zora, zoe] = [await given.member("alice"), await createMember(`${stem}ra`), await createMember(`${stem}é`)];
  const page = await signInAs(alice);
  await page.goto("/messages/write");
  await to(page).focus();
  await expect(page.getByRole("combobox", { name: "To" })).toBeFocused();
  await page.keyboard.type(stem);
  await expect(page.getByRole("option")).toHaveText([zoe.name, zora.name]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type(`${stem}E`.toUpperCase());
  await expect(page.getByRole("option", { name: zoe.name })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  const chosen = page.getByRole("list", { name: "Chosen" }).getByRole("listitem");
  await expect(chosen).toHaveText([zora.name, zoe.name]);
  await page.keyboard.press("Backspace");
  await expect(chosen).toHaveText([zora.name]);
  await page.keyboard.type(`nobody, ${zoe.name},`);
  await expect(to(page)).toHaveAccessibleDescription(/There is no member of that name: nobody\./);
  await page.getByRole("button", { name: "Remove nobody" }).press("Enter");
  await expect(to(page)).toBeFocused();
  await expect(to(page)).not.toHaveAccessibleDescription(/There is no member/);
  await page.getByLabel("Subject").fill("Tea?");
  await body(page).fill("At five.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page).toHaveURL("/messages/sent");
  await expect(page.getByRole("main").getByRole("link", { name: "Tea?" })).toHaveCount(2);
});

test("who types a name that nobody has sees so at once, and Tab takes the one that is marked", async ({ given, signInAs }) => {
  const [alice, zora] = [await given.member("alice"), await given.member("zora")];
  const page = await signInAs(alice);
  await page.goto("/messages/write");
  await to(page).focus();
  await expect(page.getByRole("combobox", { name: "To" })).toBeFocused();
  await page.keyboard.type(given.uniqueName("zzzz"));
  const nobody = page.getByText("Nobody of that name.");
  await expect.poll(async () => (await nobody.boundingBox())?.height ?? 0).toBeGreaterThan(10);
  await to(page).fill(zora.name.slice(0, -1));
  await expect(page.getByRole("option", { name: zora.name })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("list", { name: "Chosen" }).getByRole("listitem")).toHaveText([zora.name]);
  await expect(page.getByLabel("Subject")).toBeFocused();
});

test("people are chosen by touch, and a prefilled list becomes people when one comes to it", async ({ given, signInAs }) => {
  const [alice, zora, zoe] = [await given.member("alice"), await given.member("zora"), await given.member("zoé")];
  const page = await signInAs(alice);
  await page.goto(`/messages/write?to=${zora.name},nobody-here`);
  await expect(to(page)).toHaveValue(`${zora.name},nobody-here`);
  await to(page).click();
  await expect(to(page)).toHaveAccessibleDescription(/There is no member of that name: nobody-here\./);
  await page.getByRole("button", { name: "Remove nobody-here" }).click();
  const chosen = page.getByRole("list", { name: "Chosen" }).getByRole("listitem");
  await expect(chosen).toHaveText([zora.name]);
  await to(page).fill(zoe.name.slice(0, -2));
  await page.getByRole("option", { name: zoe.name }).click();
  await expect(chosen).toHaveText([zora.name, zoe.name]);
  await expect(page.getByText("Kept as a draft.")).toBeVisible();
  await page.reload();
  await expect(to(page)).toHaveValue(`${zora.name}, ${zoe.name}`);
});

for (const javaScript of [true, false]) {
  test(`a message is looked at before it is sent${without(javaScript)}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const page = await signInAs(alice, { javaScript });
    await page.goto(`/messages/write?to=${bob.name}`);
    await body(page).fill("At **four**, <b>at</b> the corner?");
    await page.getByRole("button", { name: "Preview" }).click();
    const pane = page.getByRole("region", { name: "Preview, not sent yet" });
    await expect(pane.locator("strong")).toHaveText("four");
    await expect(pane).toContainText("<b>at</b>");
    await expect(body(page)).toHaveValue("At **four**, <b>at</b> the corner?");
    if (javaScript) {
      await body(page).fill("At _five_?");
      await expect(pane.locator("em")).toHaveText("five");
      await page.getByRole("button", { name: "Hide the preview" }).click();
      await expect(pane).toBeHidden();
    }
    await page.getByLabel("Subject").fill("Coffee?");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("article").locator(javaScript ? "em" : "strong")).toHaveText(javaScript ? "five" : "four");
  });

  test(`a subject that comes from an address is kept whole, and its length told beside it${without(javaScript)}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const page = await signInAs(alice, { javaScript });
    const long = `${"Coffee, ".repeat(15)}or tea?`;
    await page.goto(`/messages/write?${new URLSearchParams({ to: bob.name, subject: long, body: "At four? ".repeat(200) })}`);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByLabel("Subject")).toHaveAccessibleDescription(/At most 120 characters/);
    await expect(page.getByLabel("Subject")).toHaveValue(long);
    await expect(body(page)).toHaveValue("At four? ".repeat(200));
    await page.getByLabel("Subject").fill("Coffee, or tea?");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("article")).toContainText("At four?");
  });

  test(`a message is answered at length, with a quotation and a copy, and followed up${without(javaScript)}`, async ({ given, signInAs }) => {
    const [alice, bob, carol] = [await given.member("alice"), await given.member("bob"), await given.member("carol")];
    const conversation = await createConversation(alice, bob, { bodies: ["At four?\n\nAt the corner."] });
    const { id } = await newestMessage(conversation);
    const [bobSees, carolSees] = [await signInAs(bob, { javaScript }), await signInAs(carol, { javaScript })];
    await bobSees.goto(`/messages/write?reply=${id}`);
    await expect(bobSees.getByRole("main")).toContainText(`To ${alice.name}`);
    await expect(bobSees.getByLabel("Subject")).toHaveValue("Re: Coffee?");
    await expect(body(bobSees)).toHaveValue(`\n\n${alice.name} wrote:\n> At four?\n> \n> At the corner.\n`);
    await body(bobSees).press("ControlOrMeta+Home");
    await body(bobSees).pressSequentially("With pleasure.");
    await bobSees.getByLabel("Copies to").fill(carol.name);
    await bobSees.getByRole("button", { name: "Send" }).click();
    await expect(bobSees).toHaveURL(`/messages/c/${conversation}`);
    await expect(bobSees.getByRole("article")).toHaveCount(2);
    await expect(bobSees.getByRole("article").last().locator("blockquote")).toContainText("At the corner.");
    await carolSees.goto("/messages/inbox");
    await carolSees.getByRole("main").getByRole("link", { name: "Re: Coffee?" }).click();
    await expect(carolSees.getByRole("article")).toHaveCount(1);

    const { id: own } = await newestMessage(conversation);
    await bobSees.goto(`/messages/write?follow=${own}`);
    await expect(body(bobSees)).toHaveValue("");
    await body(bobSees).fill("Or at five.");
    await bobSees.getByRole("button", { name: "Send" }).click();
    await expect(bobSees.getByRole("article")).toHaveCount(3);
  });
}

test("a long answer that was begun survives a reload, and waits among the drafts", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const { id } = await newestMessage(await createConversation(alice, bob));
  const page = await signInAs(bob);
  await page.goto(`/messages/write?reply=${id}`);
  await body(page).fill("Let me think");
  await expect(page.getByText("Kept as a draft.")).toBeVisible();
  await page.reload();
  await expect(body(page)).toHaveValue("Let me think");
  await page.goto("/messages/drafts");
  await page.getByRole("link", { name: "Re: Coffee?" }).click();
  await expect(page.getByRole("main")).toContainText(`To ${alice.name}`);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("article")).toHaveCount(2);
});

test("what one has no part in is not answered", async ({ given, signInAs }) => {
  const [alice, bob, eve] = [await given.member("alice"), await given.member("bob"), await given.member("eve")];
  const { id } = await newestMessage(await createConversation(alice, bob));
  const page = await signInAs(eve);
  expect((await page.goto(`/messages/write?reply=${id}`))?.status()).toBe(404);
});

for (const javaScript of [true, false]) {
  test(`a short answer goes on at length with the words that it has, above the quotation${without(javaScript)}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const conversation = await createConversation(alice, bob);
    const page = await signInAs(bob, { javaScript });
    await page.goto(`/messages/c/${conversation}`);
    await page.getByLabel("Your answer").fill("With pleasure.");
    await page.locator("#reply").getByRole("button", { name: "Full reply" }).click();
    await expect(page.getByLabel("Subject")).toHaveValue("Re: Coffee?");
    await expect(body(page)).toHaveValue(`With pleasure.\n\n${alice.name} wrote:\n> At four, at the corner?\n`);
    await page.goto(`/messages/c/${conversation}`);
    await expect(page.getByLabel("Your answer")).toHaveValue("");
    await page.locator("#reply").getByRole("button", { name: "Full reply" }).click();
    await expect(body(page)).toHaveValue(`\n\n${alice.name} wrote:\n> At four, at the corner?\n`);
    await page.goto("/messages/drafts");
    await page.getByRole("link", { name: "Re: Coffee?" }).click();
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("article")).toHaveCount(2);
    await expect(page.getByRole("article").last()).toContainText("With pleasure.");
  });
}

for (const javaScript of [true, false]) {
  test(`an answer that can neither be sent nor go on at length stays with its words, and says why${without(javaScript)}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const page = await signInAs(bob, { javaScript });
    await page.goto(`/messages/c/${await createConversation(alice, bob)}`);
    const words = "With pleasure. ".repeat(2700);
    await page.getByLabel("Your answer").fill(words);
    await page.getByRole("button", { name: "Send the answer" }).click();
    await expect(page.getByLabel("Your answer")).toHaveAccessibleDescription(/20,?000/);
    await expect(page.getByLabel("Your answer")).toHaveValue(words);
    await page.locator("#reply").getByRole("button", { name: "Full reply" }).click();
    await expect(page.locator("#reply").getByRole("alert")).toBeVisible();
    await expect(page.getByLabel("Your answer")).toHaveAccessibleDescription(/40,?000/);
    await expect(page.getByLabel("Your answer")).toHaveValue(words);
  });
}

test("without scripts a draft that cannot be kept stays with its words, and says why", async ({ given, signInAs }) => {
  const page = await signInAs(await given.member("alice"), { javaScript: false });
  await page.goto("/messages/write?to=bob&subject=Coffee%3F");
  const words = "With pleasure. ".repeat(2700);
  await body(page).fill(words);
  await page.getByRole("button", { name: "Keep as a draft" }).click();
  await expect(body(page)).toHaveAccessibleDescription(/40,?000/);
  await expect(body(page)).toHaveValue(words);
  await expect(page.getByLabel("Subject")).toHaveValue("Coffee?");
});

test("where the site cannot be reached, an answer that is to go on at length stays with its words, and goes on later", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const conversation = await createConversation(alice, bob);
  const page = await signInAs(bob);
  await page.goto(`/messages/c/${conversation}`);
  await page.getByLabel("Your answer").fill("With pleasure.");
  const lengthen = page.locator("#reply").getByRole("button", { name: "Full reply" });
  await page.context().setOffline(true);
  await lengthen.click();
  await expect(page.getByRole("alert").filter({ hasText: "could not be reached" })).toBeVisible();
  await expect(page.getByLabel("Your answer")).toHaveValue("With pleasure.");
  await page.context().setOffline(false);
  await lengthen.dblclick();
  await expect(body(page)).toHaveValue(/^With pleasure\./);
  await page.goto("/messages/drafts");
  await expect(page.getByRole("link", { name: "Re: Coffee?" })).toHaveCount(1);
});

test("without scripts a preview keeps everything that was typed, in every field", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const page = await signInAs(alice, { javaScript: false });
  await page.goto("/messages/write");
  await to(page).fill(`${bob.name}, nobody-yet`);
  await page.getByLabel("Subject").fill("  Coffee & “cake”? ");
  await body(page).fill("One\n\n  <two> & _three_\n");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("region", { name: "Preview, not sent yet" }).locator("em")).toHaveText("three");
  await expect(to(page)).toHaveValue(`${bob.name}, nobody-yet`);
  await expect(page.getByLabel("Subject")).toHaveValue("  Coffee & “cake”? ");
  await expect(body(page)).toHaveValue("One\n\n  <two> & _three_\n");
});

for (const javaScript of [true, false])
  test(`everything that is wrong with a message is said at once${without(javaScript)}`, async ({ given, signInAs }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const page = await signInAs(alice, { javaScript });
    await page.goto(`/messages/write?to=${encodeURIComponent(`${bob.name}, nobody here`)}&body=Come.`);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("There is no member of that name: nobody here.")).toBeVisible();
    await expect(page.getByText("This cannot stay empty.")).toBeVisible();
    await expect(body(page)).toHaveValue("Come.");
  });
