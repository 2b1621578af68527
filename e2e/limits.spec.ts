import { expect, test } from "./fixtures";
import { startSecondSite } from "./second-site";

test("who does too much is told to wait, in a form by a sentence and on the wire by 429", async ({ given, visitor }) => {
  const member = await given.member("sven");
  const site = await startSecondSite({ RATE_LIMITS: "on" });
  try {
    const post = () => fetch(`${site.address}/tribune/post/xml/`, { method: "POST", body: new URLSearchParams({ content: given.uniqueName("flood") }) });
    const answers = await Promise.all(Array.from({ length: 40 }, post));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused[0]?.text()).not.toBe("");

    const page = await visitor({ javaScript: false });
    for (let attempt = 0; attempt < 11; attempt++) {
      await page.goto(`${site.address}/sign-in`);
      await page.getByLabel("Name or e-mail address").fill(member.name);
      await page.getByLabel("Password").fill(`wrong password ${attempt}`);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      if (attempt < 10) await expect(page.getByRole("alert")).toHaveText("The name or the password is not right.");
    }
    await expect(page.getByRole("alert")).toHaveText(/^Too many attempts\. Please try again in \d+ minutes\.$/);
    await expect(page.getByLabel("Name or e-mail address")).toHaveValue(member.name);
  } finally {
    site.stop();
  }
});
