import { createConversation } from "@/lib/testing/messages";
import { expect, test } from "./fixtures";

for (const javaScript of [true, false])
  test(`one tab archives what the other answers, and neither undoes the other${javaScript ? "" : ", without scripts"}`, async ({ given, signInAs, watch }) => {
    const [alice, bob] = [await given.member("alice"), await given.member("bob")];
    const conversation = await createConversation(alice, bob, { subject: "Bicycle" });
    const folder = await signInAs(bob, { javaScript });
    const reading = watch(await folder.context().newPage());
    await folder.goto("/messages/inbox");
    await reading.goto(`/messages/c/${conversation}`);
    await reading.getByLabel("Your answer").fill("It is in the cellar.");

    const main = folder.getByRole("main");
    await main.getByRole("checkbox", { name: /Bicycle/ }).check();
    await Promise.all([main.getByRole("button", { name: "Archive", exact: true }).click(), reading.getByRole("button", { name: "Send the answer" }).click()]);
    await expect(main.getByRole("checkbox", { name: /Bicycle/ })).toHaveCount(0);
    await expect(reading.getByRole("paragraph").filter({ hasText: "It is in the cellar." })).toBeVisible();

    await folder.goto("/messages/archives");
    await expect(folder.getByRole("link", { name: /Bicycle/ })).toBeVisible();
    await folder.goto("/messages/inbox");
    await expect(folder.getByRole("link", { name: /Bicycle/ })).toHaveCount(0);
    const aliceSees = await signInAs(alice, { javaScript });
    await aliceSees.goto("/messages/inbox");
    await expect(aliceSees.getByRole("link", { name: /Bicycle/ })).toHaveCount(1);
  });
