import type { Page } from "playwright/test";
import { openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { listFolder } from "@/lib/messages/listing/queries";
import { type TestMember, testPassword } from "@/lib/testing/members";
import { createConversation, createReply } from "@/lib/testing/messages";
import { expect, test } from "./fixtures";

const body = (page: Page) => page.getByRole("textbox", { name: "Message" });
const alert = (page: Page) => page.getByRole("main").getByRole("alert");

async function endSession(page: Page, { id }: TestMember) {
  await db.session.deleteMany({ where: { memberId: id } });
  await page.context().clearCookies({ name: "next-auth.session-token" });
}

/** As somebody does in another tab of the same browser. */
async function becomes(page: Page, { id }: TestMember) {
  const token = await db.$transaction((tx) => openSession(tx, id, false, { address: null, userAgent: null }));
  const { origin } = new URL(page.url());
  await page.context().addCookies([{ name: "next-auth.session-token", value: token, url: origin, httpOnly: true, sameSite: "Lax" }]);
}

async function signInHere(page: Page, { name }: TestMember) {
  await page.getByLabel("Name or e-mail address").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(testPassword);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

const inboxOf = async ({ actor }: TestMember) => (await listFolder(actor, "INBOX")).lines;

test("who was signed out and sends a form without scripts finds the words again, before and after signing in", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const page = await signInAs(alice, { javaScript: false });
  await page.goto(`/messages/write?to=${bob.name}`);
  await page.getByLabel("Subject").fill("Coffee?");
  await body(page).fill("A long and careful letter.");
  await endSession(page, alice);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(alert(page)).toHaveText("You’re signed out. Sign in and send again; what you typed is still here.");
  await expect(page.getByText("A long and careful letter.")).toBeVisible();
  await signInHere(page, alice);
  await expect(page).toHaveURL(`/messages/write?to=${bob.name}`);
  await expect(page.getByText("What you typed before you were signed out is still here. Nothing has been sent yet.")).toBeVisible();
  await expect(page.getByLabel("Subject")).toHaveValue("Coffee?");
  await expect(body(page)).toHaveValue("A long and careful letter.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("article")).toContainText("A long and careful letter.");
  expect(await inboxOf(bob)).toMatchObject([{ subject: "Coffee?" }]);
  await page.goto(`/messages/write?to=${bob.name}`);
  await expect(body(page)).toHaveValue("");
});

test("what somebody typed is not shown to the next one who signs in there", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const page = await signInAs(alice, { javaScript: false });
  await page.goto("/settings/profile");
  await page.getByLabel("Biography").fill("A secret of mine.");
  await endSession(page, alice);
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(alert(page)).toContainText("You’re signed out.");
  await signInHere(page, bob);
  await expect(page).toHaveURL("/settings/profile");
  await expect(page.getByLabel("Biography")).toHaveValue("");
  await expect(page.getByText("A secret of mine.")).toBeHidden();
});

test("an administrator’s form that was sent too late comes back too", async ({ given, signInAs }) => {
  const ada = await given.member("ada", "ADMINISTRATOR");
  const page = await signInAs(ada, { javaScript: false });
  await page.goto("/admin/providers");
  await page.getByLabel("Domain", { exact: true }).fill("late.example");
  await endSession(page, ada);
  await page.getByRole("button", { name: "Add the rule" }).click();
  await expect(alert(page)).toContainText("You’re signed out.");
  await signInHere(page, ada);
  await expect(page).toHaveURL("/admin/providers");
  await expect(page.getByLabel("Domain", { exact: true })).toHaveValue("late.example");
});

test("with scripts, a form that is sent after the session ended keeps its words and goes out once one is back", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const page = await signInAs(alice);
  await page.goto(`/messages/write?to=${bob.name}`);
  await page.getByLabel("Subject").fill("Coffee?");
  await body(page).fill("A long letter.");
  await endSession(page, alice);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(alert(page)).toContainText("what you typed stays here");
  await becomes(page, alice);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("article")).toContainText("A long letter.");
});

test("who signs in with scripts acts from that page at once, and so does the next one", async ({ given, visitor }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const carol = await given.member("carol");
  for (const one of [alice, bob]) await createConversation(carol, one);
  const page = await visitor();
  for (const one of [alice, bob]) {
    await page.goto("/messages/inbox");
    await signInHere(page, one);
    await page.getByRole("checkbox", { name: "Coffee?" }).check();
    await page.getByRole("main").getByRole("button", { name: "Archive", exact: true }).click();
    await expect(page.getByText("Nothing in the inbox")).toBeVisible();
    await page.goto("/sign-out");
    await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText("You are signed out.")).toBeVisible();
  }
});

for (const javaScript of [true, false]) {
  const without = javaScript ? "" : ", without scripts";

  test(`a form that was made for one member does nothing once another is signed in${without}`, async ({ given, signInAs }) => {
    const [alice, bob, carol] = [await given.member("alice"), await given.member("bob"), await given.member("carol")];
    const page = await signInAs(alice, { javaScript });
    await page.goto(`/messages/write?to=${carol.name}`);
    await page.getByLabel("Subject").fill("Coffee?");
    await body(page).fill("From Alice, to be sure.");
    await becomes(page, bob);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(alert(page)).toContainText(`You’re now signed in as ${bob.name}`);
    await expect(body(page)).toHaveValue("From Alice, to be sure.");
    expect(await inboxOf(carol)).toEqual([]);
  });

  test(`an act on a line of somebody else’s page does nothing to one’s own mailbox${without}`, async ({ given, signInAs }) => {
    const [alice, bob, carol] = [await given.member("alice"), await given.member("bob"), await given.member("carol")];
    await createConversation(carol, alice);
    await createConversation(carol, bob);
    const page = await signInAs(alice, { javaScript });
    await page.goto("/messages/inbox");
    await page.getByRole("checkbox", { name: "Coffee?" }).check();
    await page.getByRole("checkbox", { name: /^Everything/ }).count();
    await becomes(page, bob);
    await page.getByRole("main").getByRole("button", { name: "Archive", exact: true }).click();
    await expect(alert(page)).toContainText(`You’re now signed in as ${bob.name}`);
    expect([await inboxOf(alice), await inboxOf(bob)]).toMatchObject([[{}], [{}]]);
  });
}

test("an answer that came after the page was opened stays unread in the inbox, without scripts", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const conversation = await createConversation(alice, bob, { bodies: ["One", "Two"] });
  const page = await signInAs(bob, { javaScript: false });
  await page.goto("/messages/inbox");
  await page.getByRole("checkbox", { name: "Coffee?" }).check();
  await createReply(alice.actor, conversation, "Three, which nobody saw");
  await page.getByRole("main").getByRole("button", { name: "Archive", exact: true }).click();
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "Three, which nobody saw" })).toBeVisible();
  expect(await inboxOf(bob)).toMatchObject([{ unread: 1, count: 1 }]);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  expect(await inboxOf(bob)).toMatchObject([{ unread: 2, count: 2 }]);
});

test("a conversation is moved as it was shown on its page, without scripts", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const conversation = await createConversation(alice, bob, { bodies: ["One", "Two"] });
  const page = await signInAs(bob, { javaScript: false });
  await page.goto(`/messages/c/${conversation}`);
  await createReply(alice.actor, conversation, "Three, which nobody saw");
  await page.getByRole("main").getByRole("button", { name: "Move to trash", exact: true }).first().click();
  await expect(page).toHaveURL("/messages/inbox");
  expect(await inboxOf(bob)).toMatchObject([{ excerpt: "Three, which nobody saw", unread: 1 }]);
});

test("undoing where nothing is left to come back says so, without scripts", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  await createConversation(alice, bob);
  const page = await signInAs(bob, { javaScript: false });
  await page.goto("/messages/inbox");
  await page.getByRole("checkbox", { name: "Coffee?" }).check();
  await page.getByRole("main").getByRole("button", { name: "Archive", exact: true }).click();
  await db.mailboxEntry.deleteMany({ where: { holderId: bob.id } });
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("There was nothing left to undo.")).toBeVisible();
});

test("a link that is too long to be remembered says so before signing in", async ({ given, visitor }) => {
  const page = await visitor({ javaScript: false });
  await page.goto(`/messages/write?subject=Short&body=${"é".repeat(700)}`);
  await expect(alert(page)).toHaveText("This link is too long to remember. Open it again once you’re signed in.");
  await page.goto(`/messages/write?subject=Short&body=${"x".repeat(3000)}`);
  await signInHere(page, await given.member("alice"));
  await expect(body(page)).toHaveValue("x".repeat(3000));
});

test("a draft that two windows write keeps both versions, and says so", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const page = await signInAs(alice);
  await page.goto(`/messages/write?to=${bob.name}`);
  await page.getByLabel("Subject").fill("Coffee?");
  await body(page).fill("At fo");
  await expect(page.getByText("Kept as a draft.")).toBeVisible();
  const elsewhere = await signInAs(alice);
  await elsewhere.goto(page.url());
  await expect(body(elsewhere)).toHaveValue("At fo");
  await body(page).fill("At four");
  await expect.poll(() => db.draft.count({ where: { holderId: alice.id, body: "At four" } })).toBe(1);
  await body(elsewhere).fill("At five");
  await expect(elsewhere.getByText("This draft was also changed in another window. Both versions are kept:")).toBeVisible();
  await body(page).fill("At four sharp");
  await expect.poll(() => db.draft.count({ where: { holderId: alice.id, body: "At four sharp" } })).toBe(1);
  await elsewhere.getByRole("button", { name: "Send" }).click();
  await expect(elsewhere.getByRole("article")).toContainText("At five");
  await page.goto("/messages/drafts");
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "Coffee?" })).toHaveText([/At four sharp/]);
});
