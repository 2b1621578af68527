import { randomBytes } from "node:crypto";
import { type Browser, type BrowserContextOptions, test as base, type Page } from "playwright/test";
import { openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import type { Role } from "@/lib/generated/prisma/enums";
import { createMember, type TestMember } from "@/lib/testing/members";
import { mailsTo, type SeenMail } from "@/lib/testing/outbox";

export { expect } from "playwright/test";

type Visit = { javaScript?: boolean } & Pick<BrowserContextOptions, "colorScheme" | "locale" | "viewport">;

type Fixtures = {
  /** The name gets an ending of its own, so that tests do not meet. */
  given: { member(name: string, role?: Role): Promise<TestMember>; uniqueName(name: string): string };
  signInAs(member: TestMember, visit?: Visit): Promise<Page>;
  visitor(visit?: Visit): Promise<Page>;
  /** Waits until there are that many. */
  outbox(address: string, count?: number): Promise<SeenMail[]>;
};

const sessionCookie = "next-auth.session-token";

export const test = base.extend<Fixtures & { watch: (page: Page) => Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape.
  given: async ({}, use) => {
    const ending = randomBytes(3).toString("hex");
    const uniqueName = (name: string) => `${name}-${ending}`;
    await use({ uniqueName, member: (name, role = "MEMBER") => createMember(uniqueName(name), { role }) });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape.
  watch: async ({}, use) => {
    const complaints: string[] = [];
    await use((page) => {
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) complaints.push(message.text());
      });
      return page;
    });
    if (complaints.length > 0) throw new Error(`The browser complained: ${complaints.join("\n")}`);
  },

  page: async ({ page, watch }, use) => use(watch(page)),

  signInAs: async ({ browser, watch, baseURL }, use) => {
    const opened: Page[] = [];
    await use(async (member, visit = {}) => {
      const page = watch(await openPage(browser, visit));
      opened.push(page);
      const token = await db.$transaction((tx) => openSession(tx, member.id, false, { address: null, userAgent: null }));
      await page.context().addCookies([{ name: sessionCookie, value: token, url: baseURL as string, httpOnly: true, sameSite: "Lax" }]);
      return page;
    });
    for (const page of opened) await page.context().close();
  },

  visitor: async ({ browser, watch }, use) => {
    const opened: Page[] = [];
    await use(async (visit = {}) => {
      const page = watch(await openPage(browser, visit));
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape.
  outbox: async ({}, use) => {
    await use(async (address, count = 1) => {
      for (const deadline = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
        const mails = await mailsTo(address);
        if (mails.length >= count || Date.now() > deadline) return mails;
      }
    });
  },
});

async function openPage(browser: Browser, { javaScript = true, ...visit }: Visit): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", ...visit, javaScriptEnabled: javaScript });
  return context.newPage();
}
