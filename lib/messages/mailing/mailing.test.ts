import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { listFolder } from "@/lib/messages/listing/queries";
import { shownName } from "@/lib/messages/shown-name";
import { settings } from "@/lib/settings/registry";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createReply, createVisit, mailsAfterMessages } from "@/lib/testing/messages";
import { choose, clearSettings } from "@/lib/testing/settings";

let alice: TestMember;
let bob: TestMember;

beforeEach(async () => {
  await clearSettings();
  [alice, bob] = [await createMember(), await createMember()];
});

async function answeredVisit(): Promise<string> {
  const { email } = await createVisit(bob);
  const [line] = (await listFolder(bob.actor, "INBOX")).lines;
  await createReply(bob.actor, line?.conversationId ?? 0, "Yes, it is.");
  return email;
}

const kindsTo = async (address: string) => (await mailsAfterMessages(address)).map(({ kind }) => kind);

test("where mails to members are switched off, none goes out, and visitors get theirs", async () => {
  await choose("messages.mailMembers", false);
  await createConversation(alice, bob);
  const email = await answeredVisit();
  expect(await kindsTo(bob.email)).toEqual([]);
  expect(await kindsTo(email)).toEqual(["visit-confirmation", "visit-answer"]);
});

test("where answers to visitors are not mailed, the mail that confirms their address is", async () => {
  await choose("messages.mailVisitors", false);
  const email = await answeredVisit();
  expect(await kindsTo(email)).toEqual(["visit-confirmation"]);
  expect(await kindsTo(bob.email)).toEqual(["message-received"]);
});

test("mails about messages have the sender and the address for answers that the settings say, and no others have", async () => {
  await createConversation(alice, bob);
  await mailsAfterMessages(bob.email);
  await choose("messages.mailSender", "Letters <letters@causerie.example>");
  await choose("messages.mailReplyTo", "desk@causerie.example");
  await createConversation(bob, alice);
  const email = await answeredVisit();
  for (const address of [alice.email, bob.email, email]) await mailsAfterMessages(address);
  const sent = await db.mail.findMany({ where: { recipient: { in: [alice.email, bob.email, email] } }, select: { sender: true, replyTo: true }, orderBy: { id: "asc" }, take: 10 });
  expect(sent[0]).toEqual({ sender: null, replyTo: null });
  expect(new Set(sent.slice(1).map((mail) => JSON.stringify(mail)))).toEqual(new Set([JSON.stringify({ sender: "Letters <letters@causerie.example>", replyTo: "desk@causerie.example" })]));
});

test("a name is shown as the settings say, whatever signs it holds", async () => {
  expect(await shownName("alice")).toBe("alice");
  await choose("messages.showNamesAs", "@%");
  expect(await shownName("$& 100% me")).toBe("@$& 100% me");
  await createConversation(alice, bob);
  expect((await mailsAfterMessages(bob.email))[0]?.subject).toBe(`@${alice.name} wrote to you on Causerie`);
});

test.each(["Letters <letters@causerie.example>", "letters@causerie.example", ""])("%j may be a sender", (sender) => {
  expect(settings["messages.mailSender"].schema.safeParse(sender).success).toBe(true);
});

test.each(["letters", "a@b, c@d", "Letters <letters@causerie.example>\r\nBcc: eve@evil.example", "<a@b> <c@d>", "a b@c"])("%j may not", (sender) => {
  expect(settings["messages.mailSender"].schema.safeParse(sender).success).toBe(false);
});

test("a pattern for names has one place for the name", () => {
  expect(["%", "@%", "% (member)"].every((pattern) => settings["messages.showNamesAs"].schema.safeParse(pattern).success)).toBe(true);
  expect(["name", "%%", ""].some((pattern) => settings["messages.showNamesAs"].schema.safeParse(pattern).success)).toBe(false);
});
