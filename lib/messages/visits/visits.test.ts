import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { listFolder } from "@/lib/messages/listing/queries";
import { getConversation, getMailboxNews } from "@/lib/messages/queries";
import { answerAsVisitor, confirmVisit, contactMember } from "@/lib/messages/visits/commands";
import { getVisit } from "@/lib/messages/visits/queries";
import { createMember } from "@/lib/testing/members";
import { contact, createReply, createVisit, latestVisitToken, mailsAfterMessages } from "@/lib/testing/messages";
import { choose, clearSettings } from "@/lib/testing/settings";

const inboxOf = async (member: { actor: Parameters<typeof listFolder>[0] }) => (await listFolder(member.actor, "INBOX")).lines;
const answer = (token: string, body = "Then tomorrow.") => ({ token, body, key: crypto.randomUUID() });

test("nothing is delivered before the visitor confirms the address", async () => {
  const bob = await createMember();
  const { token, email } = await createVisit(bob, { confirmed: false });
  expect(await inboxOf(bob)).toEqual([]);
  expect((await getMailboxNews(bob.actor)).unread).toBe(0);
  expect(await mailsAfterMessages(bob.email)).toEqual([]);
  expect(await mailsAfterMessages(email)).toMatchObject([{ kind: "visit-confirmation" }]);
  expect(await getVisit(token)).toMatchObject({ confirmed: false, recipient: bob.name, messages: [{ own: true, html: "<p>Is it still for sale?</p>\n" }] });
  const message = await db.message.findFirst({ where: { recipientId: bob.id } });
  expect(await getConversation(bob.actor, message?.conversationId ?? 0)).toBeNull();
});

test("the confirmation mail carries no word of the visitor’s choice, not even a name", async () => {
  const { email } = await createVisit(await createMember(), { confirmed: false, name: "Win http:evil.example" });
  const [mail] = await mailsAfterMessages(email);
  expect(`${mail?.subject} ${mail?.html} ${mail?.text}`).not.toMatch(/evil|Win/);
});

test("visitors go by no name of a member, nor by one that looks like it or like the site’s own", async () => {
  const bob = await createMember("Roberta Bond");
  for (const name of ["Roberta Bond", "Rоberta Bond", "Modératrice"]) await expect(contactMember(contact(bob.name, { name }), "en")).rejects.toMatchObject({ sentence: "nickTaken", field: "name" });
});

test("the confirmation mail carries nothing of the message", async () => {
  const bob = await createMember();
  const { email } = await createVisit(bob, { confirmed: false, subject: "Buy my pills", body: "Cheap pills" });
  const [mail] = await mailsAfterMessages(email);
  expect(`${mail?.subject} ${mail?.html}`).not.toMatch(/pills/i);
});

test("once confirmed, the member has it under a masked address, and a mail", async () => {
  const bob = await createMember();
  await createVisit(bob, { email: "Vera@mail.example.org" });
  const [listed] = await inboxOf(bob);
  expect(listed).toMatchObject({ unread: 1, subject: "Your bicycle", other: { kind: "visitor", name: "Vera", pseudonym: expect.stringMatching(/^[0-9a-f]{4}\.\.[0-9a-f]{4}@mail\.example$/) } });
  const shown = await getConversation(bob.actor, listed?.conversationId ?? 0);
  const mails = await mailsAfterMessages(bob.email);
  expect(mails).toHaveLength(1);
  expect(JSON.stringify([listed, shown, mails])).not.toMatch(/vera@mail/i);
});

test("two members see two masks of the same visitor", async () => {
  const [bob, carol] = [await createMember(), await createMember()];
  for (const member of [bob, carol]) await createVisit(member, { email: "vera@mail.example.org" });
  const masks = (await Promise.all([inboxOf(bob), inboxOf(carol)])).map(([listed]) => listed?.other.kind === "visitor" && listed.other.pseudonym);
  expect(new Set(masks).size).toBe(2);
});

test("an address confirmed once is confirmed again for the next conversation", async () => {
  const bob = await createMember();
  const { email } = await createVisit(bob);
  await createVisit(bob, { email, confirmed: false });
  expect(await inboxOf(bob)).toHaveLength(1);
});

test("confirming again, and several times at once, delivers once", async () => {
  const bob = await createMember();
  const { token } = await createVisit(bob, { confirmed: false });
  await Promise.all(Array.from({ length: 5 }, () => confirmVisit(token)));
  expect(await confirmVisit(token)).toEqual({ recipient: bob.name, state: "ACCEPTED" });
  expect(await mailsAfterMessages(bob.email)).toHaveLength(1);
  expect(await inboxOf(bob)).toMatchObject([{ count: 1 }]);
});

test("the visitor gets the answer with a link of its own, and goes on", async () => {
  const bob = await createMember();
  const { token, email } = await createVisit(bob);
  const [listed] = await inboxOf(bob);
  await createReply(bob.actor, listed?.conversationId ?? 0, "**Yes**, it is. See [me](/members).");
  await mailsAfterMessages(email);
  const fresh = await latestVisitToken(email);
  expect(fresh).not.toBe(token);
  expect((await mailsAfterMessages(email)).at(-1)).toMatchObject({ kind: "visit-answer", html: expect.stringContaining('<strong>Yes</strong>, it is. See <a href="http://localhost:3000/members"'), text: expect.stringContaining("Yes, it is.") });
  await answerAsVisitor(answer(fresh));
  for (const link of [token, fresh]) expect(await getVisit(link)).toMatchObject({ messages: [{ own: true }, { own: false, author: bob.name }, { own: true, html: "<p>Then tomorrow.</p>\n" }] });
  expect((await getConversation(bob.actor, listed?.conversationId ?? 0))?.messages).toHaveLength(3);
  expect(await inboxOf(bob)).toMatchObject([{ conversationId: listed?.conversationId, count: 2, subject: "Re: Your bicycle" }]);
});

test("a form sent twice makes one message, before and after the confirmation", async () => {
  const bob = await createMember();
  const message = contact(bob.name);
  await Promise.all(Array.from({ length: 5 }, () => contactMember(message, "fr")));
  expect(await mailsAfterMessages(message.email)).toHaveLength(1);
  const token = await latestVisitToken(message.email);
  await confirmVisit(token);
  const more = answer(token);
  await Promise.all(Array.from({ length: 5 }, () => answerAsVisitor(more)));
  expect(await inboxOf(bob)).toMatchObject([{ count: 2 }]);
});

test("nothing can be added before the confirmation", async () => {
  const { token } = await createVisit(await createMember(), { confirmed: false });
  await expect(answerAsVisitor(answer(token))).rejects.toMatchObject({ sentence: "visitUnconfirmed" });
});

test("unknown and expired links open nothing", async () => {
  const bob = await createMember();
  const { token } = await createVisit(bob);
  expect(await getVisit("nonsense")).toEqual({ refused: "tokenUnknown" });
  await expect(confirmVisit("nonsense")).rejects.toMatchObject({ sentence: "tokenUnknown" });
  await db.token.updateMany({ where: { purpose: "VISIT", conversation: { messages: { some: { recipientId: bob.id } } } }, data: { expiresAt: new Date(0) } });
  expect(await getVisit(token)).toEqual({ refused: "tokenExpired" });
  await expect(answerAsVisitor(answer(token))).rejects.toMatchObject({ sentence: "tokenExpired" });
});

test("a private link opens for as many days as the settings say", async () => {
  await choose("messages.visitorLinkDays", 3);
  const bob = await createMember();
  await createVisit(bob);
  const { createdAt, expiresAt } = await db.token.findFirstOrThrow({ where: { purpose: "VISIT", conversation: { messages: { some: { recipientId: bob.id } } } } });
  expect(expiresAt.getTime() - createdAt.getTime()).toBe(3 * 24 * 3600 * 1000);
  await clearSettings();
});

test("a visitor sees nothing of the member’s other conversations", async () => {
  const bob = await createMember();
  const [one, other] = [await createVisit(bob), await createVisit(bob, { body: "Something else entirely" })];
  expect(JSON.stringify(await getVisit(one.token))).not.toContain("Something else");
  expect(await getVisit(other.token)).toMatchObject({ messages: [{ html: "<p>Something else entirely</p>\n" }] });
  await db.message.updateMany({ where: { recipientId: bob.id }, data: { bodyHtml: "<p>kept</p>" } });
  expect(await getVisit(other.token)).toMatchObject({ messages: [{ html: "<p>kept</p>" }] });
});

test("visitors cannot write to strangers, sleepers, or while the gate is closed", async () => {
  const [bob, sleeper] = [await createMember(), await createMember("sleeping", { leftAt: new Date() })];
  for (const name of ["nobody at all", sleeper.name]) await expect(contactMember(contact(name), "en")).rejects.toMatchObject({ code: "not_found" });
  await choose("messages.visitorsMayWrite", false);
  await expect(contactMember(contact(bob.name), "en")).rejects.toMatchObject({ sentence: "contactClosed" });
  await clearSettings();
});

test("a long visit is read part by part, with a way back to what lies before", async () => {
  const bob = await createMember();
  const { token } = await createVisit(bob);
  for (let turn = 0; turn < 3; turn++) await answerAsVisitor(answer(token, `${turn} ${"long ".repeat(3900)}`));
  const newest = await getVisit(token);
  expect(newest).toMatchObject({ subject: "Your bicycle", confirmed: true, messages: [{ own: true }, { own: true }], earlier: expect.any(Number) });
  const edge = "earlier" in newest ? (newest.earlier ?? 0) : 0;
  const earlier = await getVisit(token, edge);
  expect(earlier).toMatchObject({ subject: "Your bicycle", recipient: bob.name, messages: [{ own: true }, { own: true }], earlier: null });
});
