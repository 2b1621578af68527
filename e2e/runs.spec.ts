import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { testPassword } from "@/lib/testing/members";
import { createRun } from "@/lib/testing/runs";
import { expect, test } from "./fixtures";
import { bring, startInstallation } from "./second-site";

async function openProvider() {
  const taken: { to: string; subject: string }[] = [];
  let refuses = true;
  const server = createServer(async (request, response) => {
    const mail = JSON.parse(Buffer.concat(await request.toArray()).toString());
    response.writeHead(refuses ? 422 : 200, { "content-type": "application/json" });
    if (refuses) return response.end(JSON.stringify({ statusCode: 422, name: "validation_error", message: "The domain is not verified." }));
    taken.push(mail);
    response.end(JSON.stringify({ id: crypto.randomUUID() }));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const recover = () => {
    refuses = false;
  };
  return { url: `http://127.0.0.1:${port}`, taken, recover, close: () => server.close() };
}

test("when the mail provider refuses, an administrator sees why, tries again once that is mended, and the mail arrives", async ({ given, visitor }) => {
  const provider = await openProvider();
  const site = await startInstallation({ RESEND_API_KEY: "re_journey", RESEND_BASE_URL: provider.url, MAIL_FROM: "Causerie <no-reply@causerie.example>" });
  try {
    const [ada, bob] = [await given.member("ada", "ADMINISTRATOR"), await given.member("bob")];
    for (const member of [ada, bob]) await bring(member, site.database);
    const page = await visitor({ javaScript: false });
    await page.goto(`${site.address}/sign-in`);
    await page.getByLabel("Name or e-mail address").fill(ada.name);
    await page.getByLabel("Password").fill(testPassword);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await page.goto(`${site.address}/messages/write?to=${bob.name}`);
    await page.getByLabel("Subject").fill("Coffee?");
    await page.getByRole("textbox", { name: "Message" }).fill("At four, at the corner?");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("Your message is on its way.")).toBeVisible();

    await expect(async () => {
      await page.goto(`${site.address}/admin/runs`);
      await expect(page.getByRole("link", { name: "1 mail was given up" })).toBeVisible({ timeout: 100 });
    }).toPass();
    await expect(page.getByText("The runner of the worker process runs the background functions. Last seen")).toBeVisible();
    await page.getByRole("link", { name: "Failed", exact: true }).click();
    await expect(page.getByText("The domain is not verified.")).toBeVisible();
    await page.getByRole("link", { name: "Hand over a mail", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Hand over a mail" })).toBeVisible();
    await expect(page.getByText("causerie-email-deliver-mail", { exact: true })).toBeVisible();
    await expect(page.getByRole("list", { name: "Attempts that failed" }).getByRole("listitem")).toHaveText(/Attempt 1.*Resend: validation_error: The domain is not verified\./);

    provider.recover();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("The run begins anew.")).toBeVisible();
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("Finished", { exact: true })).toBeVisible({ timeout: 100 });
    }).toPass();
    expect(provider.taken).toMatchObject([{ to: bob.email, subject: expect.stringContaining(ada.name) }]);
    await page.goto(`${site.address}/admin/runs`);
    await expect(page.getByText("No run has failed")).toBeVisible();
    await expect(page.getByRole("link", { name: /given up/ })).toHaveCount(0);
    await page.goto(`${site.address}/admin/audit`);
    await expect(page.getByText(`${ada.name} tried again the run causerie-email-deliver-mail`)).toBeVisible();
  } finally {
    await site.stop();
    provider.close();
  }
});

for (const javaScript of [true, false]) {
  test(`an administrator cancels a run that sleeps${javaScript ? "" : ", without scripts"}`, async ({ given, signInAs }) => {
    const { id } = await createRun();
    const page = await signInAs(await given.member("ada", "ADMINISTRATOR"), { javaScript });
    await page.goto("/admin/runs?state=sleeping");
    await page.getByRole("main").locator(`a[href="/admin/runs/${id}"]`).click();
    await expect(page.getByText("first", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText("The run is cancelled.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Cancel" })).toHaveCount(0);
  });
}

test("for members, visitors and moderators there are no runs", async ({ given, signInAs, visitor }) => {
  const { id } = await createRun();
  for (const page of [await signInAs(await given.member("bob")), await signInAs(await given.member("mona", "MODERATOR")), await visitor()]) {
    for (const address of ["/admin/runs", `/admin/runs/${id}`]) expect((await page.request.get(address)).status(), address).toBe(404);
  }
  const page = await signInAs(await given.member("ada", "ADMINISTRATOR"));
  expect((await page.request.get("/admin/runs/nothing")).status()).toBe(404);
});
