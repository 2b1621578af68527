import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { makeTokenByName } from "@/lib/members/access-tokens/commands";
import { askEmailChange, confirmEmailChange } from "@/lib/members/email-change/commands";
import { sayFarewell } from "@/lib/members/leaving/commands";
import { saveChoices, saveProfile } from "@/lib/members/profile/commands";
import { mailRecovery } from "@/lib/members/recovery/commands";
import { keepDraft } from "@/lib/messages/drafts/commands";
import { file } from "@/lib/messages/filing/commands";
import { getConversation } from "@/lib/messages/queries";
import { reportMember } from "@/lib/moderation/reports/commands";
import { createExport } from "@/lib/testing/exports";
import { createActivation, createProviderRule } from "@/lib/testing/joining";
import { tokenMailedTo } from "@/lib/testing/links";
import { createMail } from "@/lib/testing/mails";
import { createJoinRequest, createMember, type TestMember, testPassword } from "@/lib/testing/members";
import { createConversation, createReply, createVisit, mute, newestMessage } from "@/lib/testing/messages";
import { createRun } from "@/lib/testing/runs";
import { createChannel, createPost, participantOf } from "@/lib/testing/tribune";
import { editPost } from "@/lib/tribune/editing/commands";
import { saveRules } from "@/lib/tribune/filters/commands";
import { expect, test } from "./fixtures";

type Setting = { alice: TestMember; bob: TestMember };
type Visited = { title: string; open?: (page: Page, setting: Setting) => Promise<void>; path: (setting: Setting) => string | Promise<string>; as: "visitor" | "member" | "administrator" };

const pages: Visited[] = [
  { title: "the home page", path: () => "/", as: "visitor" },
  { title: "a member's home page", path: () => "/", as: "member" },
  { title: "about", path: () => "/about", as: "visitor" },
  { title: "joining", path: () => "/join", as: "visitor" },
  { title: "joined", path: () => "/join/done", as: "visitor" },
  { title: "activation with a wrong link", path: () => "/activate?token=wrong", as: "visitor" },
  { title: "joining where the staff decides", path: () => "/join/waiting", as: "visitor" },
  { title: "activation under another name", path: ({ bob }) => createActivation({ name: bob.name }).then((token) => `/activate?token=${token}`), as: "visitor" },
  { title: "signing in", path: () => "/sign-in", as: "visitor" },
  { title: "a forgotten password", path: () => "/forgot-password", as: "visitor" },
  { title: "a link that was asked for", path: () => "/forgot-password/done", as: "visitor" },
  { title: "a new password", path: ({ bob }) => mailRecovery(bob.id, new Date()).then(async () => `/new-password?token=${await tokenMailedTo(bob.email, "/new-password")}`), as: "visitor" },
  { title: "a new password by a wrong link", path: () => "/new-password?token=wrong", as: "visitor" },
  { title: "signing out", path: () => "/sign-out", as: "member" },
  { title: "the members", path: () => "/members", as: "visitor" },
  { title: "no member found", path: () => "/members?q=zzzzzzzz", as: "member" },
  { title: "a member", path: ({ bob }) => `/members/${bob.name}`, as: "member" },
  { title: "the contact form", path: ({ bob }) => `/members/${bob.name}/contact`, as: "visitor" },
  { title: "a contact form that was sent", path: ({ bob }) => `/members/${bob.name}/contact/done`, as: "visitor" },
  { title: "a visitor's page before confirming", path: ({ bob }) => createVisit(bob, { confirmed: false }).then(({ token }) => `/visit/${token}`), as: "visitor" },
  { title: "a visitor's page", path: ({ bob }) => createVisit(bob).then(({ token }) => `/visit/${token}`), as: "visitor" },
  { title: "a visitor's link that is wrong", path: () => "/visit/wrong", as: "visitor" },
  { title: "the tribune", path: () => "/tribune/", as: "visitor" },
  { title: "the tribune without scripts", path: ({ bob }) => createPost(longUrl, { by: bob }).then(() => "/tribune/noscript/"), as: "visitor" },
  { title: "the help of the tribune", path: () => "/tribune/readme/", as: "member" },
  { title: "the URLs of the tribune", path: ({ bob }) => createPost(longUrl, { by: bob }).then(() => "/tribune/urls/"), as: "member" },
  { title: "URLs that nobody posted", path: () => "/tribune/urls/?q=zzzzzzzz", as: "visitor" },
  { title: "the tribune for members", path: () => "/tribune/", as: "member" },
  { title: "a post that was edited", path: ({ alice }) => createEdited(alice).then(({ slug }) => `/tribune/${slug}/`), as: "member" },
  { title: "editing a post", path: ({ alice }) => createEdited(alice).then(({ slug }) => `/tribune/${slug}/?edit=1`), as: "member" },
  { title: "editing a post too late", path: () => "/tribune/?edit=999999", as: "member" },
  { title: "the inbox", path: () => "/messages/inbox", as: "member" },
  { title: "the sent messages", path: () => "/messages/sent", as: "member" },
  { title: "empty archives", path: () => "/messages/archives", as: "member" },
  { title: "the empty trash", path: () => "/messages/trash", as: "member" },
  { title: "an inbox by message, searched and sorted", path: () => "/messages/inbox?by=message&sort=-sender&q=coffee", as: "member" },
  { title: "the drafts", path: ({ alice }) => keepDraft(alice.actor, { key: crypto.randomUUID(), to: "bob", subject: "Coffee?", body: "At fo" }).then(() => "/messages/drafts"), as: "member" },
  { title: "a search that finds nothing", path: () => "/messages/inbox?q=xyzzy+before:soon", as: "member" },
  { title: "writing", path: ({ bob }) => `/messages/write?to=${bob.name}`, as: "member" },
  { title: "writing, with people to choose from", path: ({ bob }) => `/messages/write?to=${bob.name}`, as: "member", open: openPicker },
  { title: "writing, with a preview", path: () => `/messages/write?to=nobody&body=${encodeURIComponent(everyMark)}`, as: "member", open: openPreview },
  { title: "writing, with everything wrong", path: () => "/messages/write", as: "member", open: (page) => page.getByRole("button", { name: /^(Send|Envoyer)$/ }).click() },
  { title: "answering at length", path: async ({ alice, bob }) => `/messages/write?reply=${(await newestMessage(await createConversation(bob, alice, { bodies: [everyMark] }))).id}`, as: "member" },
  { title: "a conversation with every mark", path: ({ alice, bob }) => createConversation(bob, alice, { bodies: [everyMark] }).then((id) => `/messages/c/${id}`), as: "member" },
  { title: "a conversation", path: ({ alice, bob }) => createConversation(bob, alice).then((id) => `/messages/c/${id}`), as: "member" },
  { title: "a long conversation", path: (people) => talkedAtLength(people).then((id) => `/messages/c/${id}`), as: "member" },
  { title: "a long conversation unfolded", path: (people) => talkedAtLength(people).then((id) => `/messages/c/${id}?all`), as: "member" },
  { title: "a message alone", path: (people) => talkedAtLength(people).then((id) => messageOf(people.alice, id)), as: "member" },
  { title: "an inbox with a muted conversation", path: (people) => talkedAtLength(people).then(() => "/messages/inbox?q=is:muted"), as: "member" },
  { title: "the keys", path: () => "/messages/keyboard", as: "member" },
  { title: "the keys in a sheet", path: () => "/messages/inbox", as: "member", open: openKeys },
  { title: "how a folder is looked at", path: () => "/messages/archives", as: "member", open: (page) => page.locator("main details > summary").first().click() },
  { title: "what to do with a message", path: (people) => talkedAtLength(people).then((id) => `/messages/c/${id}?all`), as: "member", open: (page) => page.locator("article > details:last-child > summary").first().click() },
  { title: "one's own settings", path: () => "/settings", as: "member" },
  { title: "a profile that says much", path: () => createProfiled(), as: "member" },
  { title: "one's own profile", path: () => "/settings/profile", as: "member" },
  { title: "privacy", path: () => "/settings/privacy", as: "member" },
  { title: "security", path: () => "/settings/security", as: "member" },
  { title: "the account", path: () => "/settings/account", as: "member" },
  { title: "leaving", path: () => "/settings/account/leave", as: "member" },
  { title: "the account of who leaves", path: ({ alice }) => sayFarewell(alice.actor, { currentPassword: testPassword }).then(() => "/settings/account"), as: "member" },
  { title: "staying", path: ({ bob }) => sayFarewell(bob.actor, { currentPassword: testPassword }).then(async () => `/stay?token=${await tokenMailedTo(bob.email, "/stay")}`), as: "visitor" },
  { title: "staying with a wrong link", path: () => "/stay?token=wrong", as: "visitor" },
  { title: "access tokens", path: async ({ alice }) => makeTokenByName(alice.name, { label: "my script", scopes: ["members"], days: 30 }).then(() => "/settings/tokens"), as: "member" },
  {
    title: "the filters of the tribune",
    path: ({ alice }) => saveRules(alice.actor, [longRule]).then(() => "/settings/tribune"),
    as: "member",
  },
  { title: "a visitor’s filters", path: () => "/settings/tribune", as: "visitor" },
  { title: "the remote clients", path: () => "/settings/remote-clients", as: "member" },
  { title: "the archives", path: () => "/settings/export", as: "member" },
  { title: "an archive", path: ({ alice }) => createExport(alice).then(({ token }) => `/export?token=${token}`), as: "member" },
  { title: "an archive’s link that is wrong", path: () => "/export?token=wrong", as: "member" },
  { title: "changing the password", path: () => "/settings/security/password", as: "member" },
  { title: "changing the name", path: () => "/settings/security/name", as: "member" },
  { title: "changing the address", path: () => "/settings/security/email", as: "member" },
  { title: "a wrong link for a new address", path: () => "/account/email/confirm?token=wrong", as: "member" },
  { title: "a new address", path: ({ alice }) => askedEmailChange(alice), as: "member" },
  { title: "a wrong link back to an old address", path: () => "/account/email/undo?token=wrong", as: "visitor" },
  { title: "the way back to an old address", path: ({ bob }) => changedEmail(bob), as: "visitor" },
  { title: "reporting a member", path: ({ bob }) => `/members/${bob.name}/report`, as: "member" },
  { title: "the reports", path: ({ alice, bob }) => reportMember(bob.actor, { memberId: alice.id, reason: "Sells umbrellas by message.", key: randomUUID() }).then(() => "/admin/reports"), as: "administrator" },
  { title: "administration", path: () => "/admin", as: "administrator" },
  { title: "members for the staff", path: () => "/admin/members", as: "administrator" },
  { title: "the requests", path: () => createJoinRequest({ provedAt: new Date(), application: "I bake, and would like to talk about it." }).then(() => "/admin/approvals"), as: "administrator" },
  { title: "the mail providers", path: () => createProviderRule().then(() => "/admin/providers"), as: "administrator" },
  { title: "the posts for the staff", path: ({ bob }) => createPost("hello there", { by: bob }).then(() => "/admin/tribune?addresses=on"), as: "administrator" },
  { title: "the URLs for the staff", path: ({ bob }) => createPost(longUrl, { by: bob }).then(() => "/admin/tribune/urls"), as: "administrator" },
  { title: "the saved filters for the staff", path: ({ bob }) => saveRules(bob.actor, [longRule]).then(() => "/admin/tribune/filters"), as: "administrator" },
  { title: "the channels", path: () => "/admin/tribune/channels", as: "administrator" },
  { title: "a channel for the staff", path: () => createChannel(`a11y-${randomUUID()}`, "Accessible").then(({ id }) => `/admin/tribune/channels/${id}`), as: "administrator" },
  { title: "the outbox", path: () => "/admin/outbox", as: "administrator" },
  { title: "a mail", path: async () => `/admin/outbox/${(await createMail()).id}`, as: "administrator" },
  { title: "a mail without its text", path: async () => `/admin/outbox/${(await createMail({ html: "", text: "" })).id}`, as: "administrator" },
  { title: "the runs", path: () => "/admin/runs", as: "administrator" },
  { title: "a run", path: () => createRun({ ...failedTwice, failedAt: new Date() }).then(({ id }) => `/admin/runs/${id}`), as: "administrator" },
  { title: "a member for the staff", path: ({ bob }) => `/admin/members/${bob.name}`, as: "administrator" },
  { title: "settings", path: () => "/admin/settings", as: "administrator" },
  { title: "health", path: () => "/admin/health", as: "administrator" },
  { title: "the audit", path: () => "/admin/audit", as: "administrator" },
  { title: "a page that does not exist", path: () => "/nothing", as: "visitor" },
];

const longRule = { target: "message", kind: "*=", pattern: "a-rather-long-word-that-has-to-be-broken-somewhere-on-a-narrow-screen" } as const;
const longUrl = "see https://a.example/a-rather-long-address-that-has-to-be-broken-somewhere-on-a-narrow-screen";

const failures = [1, 2].map((number) => ({ hash: "b", step: "second", number, error: "Error", message: "The server is busy." }));
const failedTwice = { lastError: { name: "Error", message: "The server is busy." }, attempts: { create: failures } };

async function createEdited(by: TestMember) {
  const channel = await createChannel(`a11y-${randomUUID()}`, "Edited");
  await createPost("helo", { by, in: channel });
  await editPost(participantOf(by), channel, { number: 1, content: "hello" });
  return channel;
}

async function askedEmailChange({ actor, name }: TestMember): Promise<string> {
  const email = `${name}@elsewhere.example`;
  await askEmailChange(actor, { email, currentPassword: testPassword });
  return `/account/email/confirm?token=${await tokenMailedTo(email, "/account/email/confirm")}`;
}

async function changedEmail(member: TestMember): Promise<string> {
  const page = new URL(await askedEmailChange(member), "http://localhost");
  await confirmEmailChange(member.actor, page.searchParams.get("token") ?? "");
  return `/account/email/undo?token=${await tokenMailedTo(member.email, "/account/email/undo")}`;
}

/** Muted by Alice, with a message of it in her trash and one that says all that can be said. */
async function talkedAtLength({ alice, bob }: Setting): Promise<number> {
  const id = await createConversation(bob, alice, { bodies: ["Four?", "Five.", "Six!", "Then seven.", everyMark, "> Seven?\n\nYes.", "Good."] });
  await file(alice.actor, "markRead", { conversations: [id] });
  await file(alice.actor, "trash", { messages: [(await getConversation(alice.actor, id))?.messages[1]?.id ?? 0] });
  await createReply(alice.actor, id, "See you.").then(() => createReply(bob.actor, id, "Until then."));
  await mute(alice.actor, id);
  return id;
}

async function messageOf({ actor }: TestMember, conversation: number): Promise<string> {
  return `/messages/m/${(await getConversation(actor, conversation))?.messages[4]?.id}`;
}

const everyMark =
  "# Me\n\n**bold** _and_ ~~not~~ `code` <https://a.example/a-rather-long-address-that-has-to-be-broken-somewhere>\n\n> said\n\n1. one\n2. two\n\n- a\n- b\n\n```\na rather long line of code that has to be broken somewhere on a narrow screen\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n#### Less";

async function openPicker(page: Page, { alice }: Setting) {
  await page.locator("[name=to]").focus();
  await page.getByRole("combobox").pressSequentially(`nobody, ${alice.name}`);
  await expect(page.getByRole("option")).toBeVisible();
}

async function openKeys(page: Page) {
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 500 });
  }).toPass();
}

async function openPreview(page: Page) {
  await page.locator("[name=to]").focus();
  await page.locator("[name=preview]").click();
  await expect(page.getByRole("region", { name: /^(Preview|Aperçu), / })).toBeVisible();
}

async function createProfiled(): Promise<string> {
  const { actor, name } = await createMember(`carol-${randomUUID().slice(0, 8)}`);
  await saveProfile(actor, { biography: everyMark, site: "carol.example" });
  await saveChoices(actor, { showEmail: true });
  return `/members/${name}`;
}

const looks = [
  ["light", 320],
  ["dark", 1280],
  ["light", 1280],
  ["dark", 320],
] as const;

// Each language, colour and width meets every page; each combination of them in the long run.
const readings = [
  ["en-GB", process.env.E2E_LONG ? looks : looks.slice(1, 2)],
  ["fr-FR", process.env.E2E_LONG ? looks : looks.slice(0, 1)],
] as const;

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const { title, path, as, open } of pages) {
  test(`${title}: accessible in both languages, light and dark, narrow and wide`, async ({ given, signInAs, visitor }) => {
    const role = as === "administrator" ? "ADMINISTRATOR" : "MEMBER";
    const alice = await createMember(given.uniqueName("alice"), { locale: null, role });
    const bob = await given.member("bob");
    await createConversation(bob, alice);
    const address = await path({ alice, bob });
    for (const [locale, chosen] of readings) {
      const page = as === "visitor" ? await visitor({ locale }) : await signInAs(alice, { locale });
      await page.emulateMedia({ colorScheme: chosen[0]?.[0] ?? "light", reducedMotion: "reduce" });
      await page.goto(address);
      await open?.(page, { alice, bob });
      expect(await page.locator("html").getAttribute("lang")).toBe(locale.slice(0, 2));
      await expect(page.locator("h1")).toHaveCount(1);
      // A mail is shown in a frame where no script may run, and axe would wait for one to answer.
      await page.locator("iframe").evaluateAll((frames) => frames.forEach((frame) => void frame.remove()));
      for (const [colorScheme, width] of chosen) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 800 });
        await expectAccessible(page, `${locale} ${colorScheme} ${width}`);
      }
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow, `sideways scroll, ${locale} ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });
}

async function expectAccessible(page: Page, where: string) {
  // Colours that are inherited change a frame after those that are not.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  expect(found, where).toEqual([]);
}
