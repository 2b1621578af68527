import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { listMembers } from "@/lib/members/directory/queries";
import { activateMember } from "@/lib/members/joining/commands";
import { memberJoined } from "@/lib/members/joining/events";
import { answerMessage, replyToConversation } from "@/lib/messages/commands";
import { listFolder } from "@/lib/messages/listing/queries";
import { forgetLeftMailboxes } from "@/lib/messages/people/commands";
import { getConversation } from "@/lib/messages/queries";
import { suggestRecipients } from "@/lib/messages/recipients/queries";
import { welcomeMember } from "@/lib/messages/welcome/commands";
import { createActivation } from "@/lib/testing/joining";
import { createMember, findMember, type TestMember } from "@/lib/testing/members";
import { mailsAfterMessages } from "@/lib/testing/messages";
import { choose, clearSettings } from "@/lib/testing/settings";

const inboxOf = async ({ actor }: TestMember) => (await listFolder(actor, "INBOX")).lines;

beforeEach(clearSettings);

test("who activates an account finds a welcome from the site, in their language, once", async () => {
  await choose("site.name", "Chez Nous");
  await activateMember(await createActivation({ name: "Nadège", locale: "fr" }));
  const nadege = (await findMember("Nadège")) as TestMember;
  expect(await db.pendingEvent.count({ where: { name: memberJoined.name, data: { equals: { memberId: nadege.id } } } })).toBe(1);
  await Promise.all(Array.from({ length: 3 }, () => welcomeMember(nadege.id)));
  const [line, ...others] = await inboxOf(nadege);
  expect(others).toEqual([]);
  expect(line).toMatchObject({ subject: "Bienvenue sur Chez Nous", unread: 1, other: { kind: "site", name: "Chez Nous" } });
  const shown = await getConversation(nadege.actor, line?.conversationId ?? 0);
  expect(shown?.messages[0]?.body).toContain("Bonjour Nadège,");
  expect(await mailsAfterMessages(nadege.email)).toEqual([]);
});

test("administrators word it, or switch it off", async () => {
  const [anna, bob] = [await createMember("Anna"), await createMember("Bob")];
  await choose("members.welcomeSubjectEn", "Hi {name}");
  await choose("members.welcomeTextEn", "Come in, {name}: {site} is **yours**.");
  await welcomeMember(anna.id);
  const [line] = await inboxOf(anna);
  expect(line).toMatchObject({ subject: "Hi Anna", excerpt: "Come in, Anna: Causerie is yours." });
  await choose("members.welcomeMessage", false);
  await welcomeMember(bob.id);
  expect(await inboxOf(bob)).toEqual([]);
});

test("nobody answers the site, and nobody is behind its account", async () => {
  const carol = await createMember("Carol");
  await welcomeMember(carol.id);
  const [line] = await inboxOf(carol);
  const conversation = line?.conversationId ?? 0;
  expect(await getConversation(carol.actor, conversation)).toMatchObject({ mayReply: false, other: { kind: "site" } });
  const answer = { body: "Thank you!", key: crypto.randomUUID() };
  await expect(replyToConversation(carol.actor, { conversation, ...answer })).rejects.toMatchObject({ sentence: "siteUnanswered" });
  const long = { parent: line?.messageId ?? 0, to: "", subject: "Re: Welcome", ...answer };
  await expect(answerMessage(carol.actor, long)).rejects.toMatchObject({ sentence: "siteUnanswered" });
  expect(await suggestRecipients(carol.actor, "Causerie")).toEqual([]);
  expect(JSON.stringify(await listMembers(carol.actor, { q: "Causerie" } as never))).not.toContain("Causerie");
});

test("what the site sent stays with its readers when its own copies go", async () => {
  const dora = await createMember("Dora");
  await welcomeMember(dora.id);
  await forgetLeftMailboxes();
  expect(await inboxOf(dora)).toMatchObject([{ subject: "Welcome to Causerie" }]);
});
