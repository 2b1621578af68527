import { expect, test } from "vitest";
import { writeMessage } from "@/lib/messages/commands";
import { getMailboxNews } from "@/lib/messages/queries";
import { forgetSettings } from "@/lib/settings/queries";
import { createMember } from "@/lib/testing/members";
import { draft } from "@/lib/testing/messages";

test("more people than there are connections write at once to a site that has just started, and all get through", async () => {
  const bob = await createMember();
  const writers = [];
  for (let number = 0; number < 30; number++) writers.push(await createMember());
  forgetSettings();
  await Promise.all(writers.map(({ actor }) => writeMessage(actor, draft(bob.name))));
  expect((await getMailboxNews(bob.actor)).unread).toBe(30);
});
