// node scripts/run.mjs screenshots
// Takes the pictures of docs/screenshots from a demo that runs on PORT.
import { mkdirSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright";
import { ensureChromium } from "./test/chromium";

const folder = "docs/screenshots";
const site = `http://localhost:${process.env.PORT || 3000}`;
const password = "causerie-demo";

type Picture = { name: string; by: string; open(page: Page): Promise<unknown> };

const pictures: Picture[] = [
  { name: "home", by: "alice", open: (page) => page.goto("/") },
  { name: "inbox", by: "alice", open: (page) => page.goto("/messages/inbox") },
  { name: "conversation", by: "alice", open: openConversation },
  { name: "tribune", by: "alice", open: (page) => page.goto("/tribune/") },
  { name: "admin", by: "ada", open: (page) => page.goto("/admin") },
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
for (const colorScheme of ["light", "dark"] as const) {
  const pages = new Map<string, Page>();
  for (const { name, by, open } of pictures) {
    const page = pages.get(by) ?? (await signIn(browser, by, colorScheme));
    pages.set(by, page);
    await open(page);
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png`, animations: "disabled" });
    console.log(`${folder}/${name}-${colorScheme}.png`);
  }
}
await browser.close();

async function signIn(browser: Browser, name: string, colorScheme: "light" | "dark"): Promise<Page> {
  const context = await browser.newContext({ baseURL: site, colorScheme, locale: "en-GB", viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.locator("input[name=name]").fill(name);
  await page.locator("input[name=password]").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((address) => address.pathname !== "/sign-in");
  return page;
}

async function openConversation(page: Page) {
  await page.goto("/messages/inbox");
  await page.locator('main a[href^="/messages/c/"]').first().click();
  await page.waitForURL(/\/messages\/c\//);
}
