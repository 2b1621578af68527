import type { Page } from "playwright/test";
import { createChannel, createPost, movePost, postId } from "@/lib/testing/tribune";
import { hidePost } from "@/lib/tribune/hiding/commands";
import { expect, test } from "./fixtures";

const lineOf = (page: Page, words: string) => page.getByRole("log").getByRole("listitem").filter({ hasText: words });
const editLink = (page: Page, words: string) => lineOf(page, words).getByRole("link", { name: /^Edit your post of \d\d:\d\d:\d\d/ });

async function say(page: Page, words: string) {
  await page.getByLabel("Your message").fill(words);
  await page.getByRole("button", { name: "Post" }).click();
  await expect(lineOf(page, words)).toHaveCount(1);
}

test("a member corrects a post by keyboard, is back at it, and others see it change in place", async ({ given, signInAs, visitor }) => {
  const channel = await createChannel(given.uniqueName("typos"), "Typos");
  const path = `/tribune/${channel.slug}/`;
  const [aliceSees, visitorSees] = [await signInAs(await given.member("alice")), await visitor()];
  for (const page of [aliceSees, visitorSees]) await page.goto(path);
  await say(aliceSees, "helo everybody");
  await say(visitorSees, "hi");
  await expect(editLink(visitorSees, "helo")).toHaveCount(0);
  await aliceSees.getByLabel("Your message").fill("half of the next");

  await editLink(aliceSees, "helo").focus();
  await aliceSees.keyboard.press("Enter");
  const field = aliceSees.getByLabel(/^Your post of \d\d:\d\d:\d\d$/);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("helo everybody");
  await expect(aliceSees).toHaveURL(`${path}?edit=1`);
  await expect(aliceSees.getByLabel("Your message")).toBeHidden();
  await field.fill("");
  await aliceSees.keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription("This cannot stay empty.");
  await field.fill("hello <b>everybody</b>");
  await aliceSees.keyboard.press("Enter");

  await expect(lineOf(aliceSees, "hello everybody")).toBeFocused();
  await expect(aliceSees).toHaveURL(`${path}#post-1`);
  await expect(aliceSees.getByLabel("Your message")).toHaveValue("half of the next");
  for (const page of [aliceSees, visitorSees]) {
    await expect(page.getByRole("log").getByRole("listitem")).toHaveText([/hello everybody/, /hi/]);
    await expect(lineOf(page, "hello").getByTitle(/^Edited at \d\d:\d\d:\d\d$/)).toHaveText(/^edited \d\d:\d\d:\d\d$/);
  }
  await aliceSees.keyboard.press("Tab");
  await aliceSees.keyboard.press("Tab");
  await expect(editLink(aliceSees, "hello")).toBeFocused();
  await aliceSees.keyboard.press("Enter");
  await aliceSees.getByRole("link", { name: "Cancel" }).click();
  await expect(lineOf(aliceSees, "hello everybody")).toBeFocused();
  await expect(aliceSees.getByLabel("Your message")).toBeVisible();
});

test("somebody without an account corrects their post without scripts, and is told what is wrong with it", async ({ given, visitor, request }) => {
  const { slug } = await createChannel(given.uniqueName("plain"), "Plain");
  const page = await visitor({ javaScript: false });
  await page.goto(`/tribune/${slug}/`);
  await say(page, "no script, typpo");
  await editLink(page, "typpo").click();
  await expect(page).toHaveURL(`/tribune/${slug}/?edit=1`);
  await expect(lineOf(page, "typpo")).toBeVisible();
  const field = page.getByLabel(/^Your post of/);
  await expect(field).toHaveValue("no script, typpo");
  await field.evaluate((input) => input.removeAttribute("maxlength"));
  await field.fill("x".repeat(501));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(field).toHaveAccessibleDescription("At most 500 characters, please.");
  await expect(field).toHaveValue("x".repeat(501));
  await field.fill("/name no typo");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(`/tribune/${slug}/#post-1`);
  await expect(lineOf(page, "/name no typo")).toContainText("edited");
  expect(await (await request.get(`/tribune/${slug}/remote/tsv/`)).text()).toMatch(/^1\t\d{14}\t[^\t]*\t\t\/name no typo\n$/);
});

test("who reads the plain board edits there, and stays there", async ({ given, signInAs }) => {
  const channel = await createChannel(given.uniqueName("plainer"), "Plainer");
  const alice = await given.member("alice");
  await createPost("helo", { in: channel, by: alice });
  for (const [javaScript, words] of [
    [false, "hello"],
    [true, "hello there"],
  ] as const) {
    const page = await signInAs(alice, { javaScript });
    await page.goto(`/tribune/${channel.slug}/noscript/?limit=7`);
    await editLink(page, "hel").click();
    await expect(page).toHaveURL(`/tribune/${channel.slug}/noscript/?limit=7&edit=1`);
    await page.getByLabel(/^Your post of/).fill(words);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page).toHaveURL(`/tribune/${channel.slug}/noscript/?limit=7#post-1`);
    await expect(lineOf(page, words)).toContainText("edited");
  }
});

test("what cannot be edited any more, or is somebody else’s, offers nothing and says so", async ({ given, signInAs }) => {
  const channel = await createChannel(given.uniqueName("late"), "Late");
  const [alice, bob, mona] = [await given.member("alice"), await given.member("bob"), await given.member("mona", "MODERATOR")];
  const old = await createPost("long ago", { in: channel, by: alice });
  await movePost(old, channel, { postedAt: new Date(Date.now() - 3_600_000), second: "20261121000000" });
  await createPost("of bob", { in: channel, by: bob });
  const rude = await createPost("rude words", { in: channel, by: alice });
  const page = await signInAs(alice);
  await page.goto(`/tribune/${channel.slug}/`);
  await expect(editLink(page, "rude words")).toBeVisible();
  for (const words of ["long ago", "of bob"]) await expect(editLink(page, words)).toHaveCount(0);
  await editLink(page, "rude words").click();
  await page.getByLabel(/^Your post of/).fill("polite words");
  await hidePost(mona.actor, await postId(rude, channel));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The staff has hidden this post" })).toBeVisible();
  await expect(page.getByLabel(/^Your post of/)).toHaveValue("polite words");
  for (const number of [1, 2, 3, 4]) {
    await page.goto(`/tribune/${channel.slug}/?edit=${number}`);
    await expect(page.getByText("This post can no longer be edited.")).toBeVisible();
    await expect(page.getByLabel("Your message")).toBeVisible();
    await expect(page.getByRole("log").getByRole("listitem")).toHaveCount(3);
  }
});

test("the time for editing is over while a page is open: the link goes, and a form that was opened before says why", async ({ given, signInAs }) => {
  const channel = await createChannel(given.uniqueName("ends"), "Ends");
  const alice = await given.member("alice");
  const page = await signInAs(alice);
  await page.clock.install();
  await page.goto(`/tribune/${channel.slug}/`);
  await say(page, "soon too old");
  await expect(editLink(page, "soon too old")).toBeVisible();
  await page.clock.runFor(4 * 60_000);
  await expect(editLink(page, "soon too old")).toBeVisible();
  await page.clock.runFor(70_000);
  await expect(editLink(page, "soon too old")).toHaveCount(0);

  await page.goto(`/tribune/${channel.slug}/?edit=1`);
  const field = page.getByLabel(/^Your post of/);
  await field.fill("kept");
  await movePost({ number: 1 }, channel, { postedAt: new Date(Date.now() - 3_600_000) });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The time for correcting this post is over.")).toBeVisible();
  await expect(field).toHaveValue("kept");
});

test("a post of several lines, as programs send them, keeps its lines in the form", async ({ given, signInAs }) => {
  const channel = await createChannel(given.uniqueName("lines"), "Lines");
  const alice = await given.member("alice");
  await createPost("one\ntwo", { in: channel, by: alice });
  const page = await signInAs(alice);
  await page.goto(`/tribune/${channel.slug}/?edit=1`);
  const field = page.getByLabel(/^Your post of/);
  await expect(field).toHaveValue("one\ntwo");
  await field.fill("one\nand two");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(lineOf(page, "and two")).toContainText("edited");
});
