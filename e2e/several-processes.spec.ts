import { createConversation } from "@/lib/testing/messages";
import { expect, test } from "./fixtures";
import { startSecondSite } from "./second-site";

test("what one process of the site accepts is seen at once by readers of another", async ({ given, signInAs }) => {
  const [alice, bob] = [await given.member("alice"), await given.member("bob")];
  const other = await startSecondSite();
  try {
    const page = await signInAs(alice);
    await page.goto("/tribune/");
    const said = given.uniqueName("said-elsewhere");
    const answer = await fetch(`${other.address}/tribune/post/xml/`, { method: "POST", body: new URLSearchParams({ content: said }) });
    expect(answer.status).toBe(200);
    await expect(page.getByText(said)).toBeVisible();
    await createConversation(bob, alice);
    await expect(page.getByRole("banner").getByText("1", { exact: true })).toBeVisible();
  } finally {
    other.stop();
  }
});

test("a session that ended in one process is over in all", async ({ given, signInAs }) => {
  const alice = await given.member("alice");
  const other = await startSecondSite();
  try {
    const page = await signInAs(alice);
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const asks = () => fetch(`${other.address}/api/unread-count`, { headers: { cookie } }).then(({ status }) => status);
    expect(await asks()).toBe(200);
    await page.goto("/sign-out");
    await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText("You are signed out.")).toBeVisible();
    expect(await asks()).toBe(401);
  } finally {
    other.stop();
  }
});
