import type { BrowserContext, Page, Request } from "playwright/test";
import { closeSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import type { TestMember } from "@/lib/testing/members";
import { createConversation } from "@/lib/testing/messages";
import { createChannel, createPost } from "@/lib/testing/tribune";
import { expect, test } from "./fixtures";

/** The event connections that a browser has open. */
function connectionsOf(context: BrowserContext): Set<Request> {
  const open = new Set<Request>();
  context.on("request", (request) => void (request.resourceType() === "eventsource" && open.add(request)));
  context.on("requestfinished", (request) => void open.delete(request));
  context.on("requestfailed", (request) => void open.delete(request));
  return open;
}

async function openTabs(first: Page, watch: (page: Page) => Page, addresses: string[]): Promise<Page[]> {
  const tabs = [first];
  while (tabs.length < addresses.length) tabs.push(watch(await first.context().newPage()));
  await Promise.all(tabs.map((tab, place) => tab.goto(addresses[place] ?? "")));
  return tabs;
}

const post = (tab: Page, text: string) => tab.getByRole("log").getByText(text, { exact: true });
const badge = (tab: Page) => tab.getByRole("banner").getByText("1", { exact: true });

test("seven tabs of one browser load, hear messages and posts alike, and share one connection, which the next one takes over", async ({ given, signInAs, watch }) => {
  test.slow();
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const channel = await createChannel(given.uniqueName("tabs"));
  const board = `/tribune/${channel.slug}/`;
  const first = await signInAs(bob);
  const open = connectionsOf(first.context());
  const inbox = "/messages/inbox";
  const tabs = await openTabs(first, watch, [inbox, board, inbox, board, inbox, board, inbox]);
  const boards = tabs.filter((_, place) => place % 2 === 1);

  await createConversation(alice, bob, { subject: "Bicycle" });
  await createPost("heard by all", { in: channel });
  for (const tab of tabs) await expect(badge(tab)).toBeVisible();
  for (const tab of tabs.filter((each) => !boards.includes(each))) await expect(tab.getByRole("link", { name: /Bicycle/ })).toBeVisible();
  for (const tab of boards) await expect(post(tab, "heard by all")).toHaveCount(1);
  await expect.poll(() => open.size).toBe(1);

  const [held] = open;
  const holder = held?.frame().page();
  await holder?.close();
  // Of a page that is closed nothing is reported any more.
  if (held) open.delete(held);
  await createPost("said meanwhile", { in: channel });
  for (const tab of boards.filter((each) => each !== holder)) {
    await expect(post(tab, "said meanwhile")).toHaveCount(1);
    await expect(post(tab, "heard by all")).toHaveCount(1);
  }
  await expect.poll(() => open.size).toBe(1);
  const [taken] = open;
  expect(new URL(taken?.url() ?? "").searchParams.get("last_event_id")).toMatch(new RegExp(`^${channel.slug}\\.[12]$`));
});

test("each tab follows the channel that it shows, and what it missed between its page and its connection comes too", async ({ given, visitor, watch }) => {
  test.slow();
  const [here, there] = [await createChannel(given.uniqueName("here")), await createChannel(given.uniqueName("there"))];
  const [one, other] = await openTabs(await visitor(), watch, [`/tribune/${here.slug}/`, `/tribune/${there.slug}/`]);
  if (!one || !other) throw new Error("There are two tabs.");
  await createPost("only here", { in: here });
  await createPost("only there", { in: there });
  await expect(post(one, "only here")).toHaveCount(1);
  await expect(post(other, "only there")).toHaveCount(1);
  await expect(post(one, "only there")).toHaveCount(0);
  for (let number = 1; number <= 3; number++) {
    const loading = other.reload();
    await createPost(`said while it loads ${number}`, { in: there });
    await loading;
    for (let said = 1; said <= number; said++) await expect(post(other, `said while it loads ${said}`)).toHaveCount(1);
  }
});

for (const missing of ["locks", "BroadcastChannel", "SharedWorker"] as const)
  test(`a browser without ${missing} hears posts in all its shown tabs`, async ({ given, visitor, watch }) => {
    const channel = await createChannel(given.uniqueName("old"));
    const first = await visitor();
    await first.context().addInitScript((name) => void Reflect.deleteProperty(name === "locks" ? Navigator.prototype : window, name), missing);
    const tabs = await openTabs(first, watch, Array(3).fill(`/tribune/${channel.slug}/`));
    await createPost("also heard", { in: channel });
    for (const tab of tabs) await expect(post(tab, "also heard")).toHaveCount(1);
  });

test("a tab that holds the connection and is frozen loses it to one that is shown", async ({ given, visitor, watch }) => {
  const channel = await createChannel(given.uniqueName("frozen"));
  const frozen = await visitor();
  await frozen.goto("/");
  await frozen.evaluate(() => void navigator.locks.request("causerie events visitor", () => new Promise(() => {})).catch(() => {}));
  const shown = watch(await frozen.context().newPage());
  await shown.goto(`/tribune/${channel.slug}/`);
  await createPost("heard in spite of it", { in: channel });
  await expect(post(shown, "heard in spite of it")).toHaveCount(1);
});

async function show(page: Page, visible: boolean) {
  await page.evaluate((shown) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: !shown });
    document.dispatchEvent(new Event("visibilitychange"));
  }, visible);
}

test("a browser that shows none of its tabs holds no connection, and a tab that is shown again has missed nothing", async ({ given, visitor }) => {
  const channel = await createChannel(given.uniqueName("hidden"));
  const page = await visitor();
  const open = connectionsOf(page.context());
  await page.clock.install();
  await page.goto(`/tribune/${channel.slug}/`);
  await expect.poll(() => open.size).toBe(1);
  await show(page, false);
  await page.clock.fastForward(31_000);
  await expect.poll(() => open.size).toBe(0);
  await createPost("while nobody looked", { in: channel });
  await expect(post(page, "while nobody looked")).toHaveCount(0);
  await show(page, true);
  await expect(post(page, "while nobody looked")).toHaveCount(1);
  await expect.poll(() => open.size).toBe(1);
});

async function becomes(context: BrowserContext, { id }: TestMember, url: string) {
  const value = await db.$transaction((tx) => openSession(tx, id, false, { address: null, userAgent: null }));
  await context.addCookies([{ name: "next-auth.session-token", value, url, httpOnly: true, sameSite: "Lax" }]);
}

test("a tab of somebody who signed out hears nothing of who signs in next in the same browser", async ({ given, signInAs, watch, baseURL }) => {
  const [alice, bob, carol] = [await given.member("alice"), await given.member("bob"), await given.member("carol")];
  const old = await signInAs(alice);
  const open = connectionsOf(old.context());
  await old.goto("/messages/inbox");
  await expect.poll(() => open.size).toBe(1);
  const [stream] = open;

  await becomes(old.context(), bob, baseURL ?? "");
  const ended = old.waitForEvent("requestfinished", (request) => request.url().includes("/api/events") && request !== stream);
  const { id: sessionId } = await db.session.findFirstOrThrow({ where: { memberId: alice.id } });
  await closeSession({ ...alice.actor, sessionId });
  await ended;
  const fresh = watch(await old.context().newPage());
  await fresh.goto("/messages/inbox");
  await createConversation(carol, bob, { subject: "For Bob" });
  await expect(badge(fresh)).toBeVisible();
  await expect(badge(old)).toHaveCount(0);
  expect([...open].map((request) => request.frame().page())).toEqual([fresh]);
});
