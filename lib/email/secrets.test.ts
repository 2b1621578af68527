import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { abandonMail, forgetMailedSecrets, handOverMail, openMail } from "@/lib/email/commands";
import { isTextGone } from "@/lib/email/state";
import type { OutgoingMail, Transport } from "@/lib/email/transports";
import { askEmailChange, confirmEmailChange } from "@/lib/members/email-change/commands";
import { sayFarewell } from "@/lib/members/leaving/commands";
import { mailRecovery, recoverPassword } from "@/lib/members/recovery/commands";
import { hashSecret } from "@/lib/security/secrets";
import { createExport } from "@/lib/testing/exports";
import { tokenMailedTo } from "@/lib/testing/links";
import { createMember, type TestMember, testPassword } from "@/lib/testing/members";
import { createReply, createVisit, mailsAfterMessages } from "@/lib/testing/messages";

const link = /(token=|\/visit\/)[\w-]{43}/;

beforeEach(async () => {
  await db.mail.deleteMany();
});

function smtp() {
  const sent: OutgoingMail[] = [];
  const transport: Transport = { name: "smtp", handOver: async (mail) => void sent.push(mail) };
  return { sent, transport };
}

async function handOverAll(transport?: Transport) {
  for (const { id } of await db.mail.findMany({ where: { handedOverAt: null }, select: { id: true }, take: 100 })) await handOverMail(id, transport);
}

const onlyMail = () => db.mail.findFirstOrThrow({ orderBy: { id: "asc" } });

async function recoveryOf(member: TestMember): Promise<string> {
  await mailRecovery(member.id, new Date());
  return tokenMailedTo(member.email, "/new-password");
}

test("once a mail was handed over, its link is in it no more, and the rest stays to be read", async () => {
  const { sent, transport } = smtp();
  await recoveryOf(await createMember());
  await handOverAll(transport);
  expect([sent[0]?.html, sent[0]?.text]).toEqual([expect.stringMatching(link), expect.stringMatching(link)]);
  const kept = await onlyMail();
  expect([kept.html, kept.text, kept.openHtml, kept.openText].join()).not.toMatch(link);
  expect(kept).toMatchObject({ text: expect.stringContaining("Hello"), secretHash: null });
});

test("a mail that could not be handed over keeps its link for the next attempt", async () => {
  const { sent, transport } = smtp();
  await recoveryOf(await createMember());
  const { id } = await onlyMail();
  await handOverMail(id, { name: "smtp", handOver: () => Promise.reject(new Error("Busy.")) });
  await handOverMail(id, transport);
  expect(sent[0]?.text).toMatch(link);
});

test("no mail of an account, an archive or a visit keeps a link or what somebody wrote in private", async () => {
  const { sent, transport } = smtp();
  const [alice, bob] = [await createMember(), await createMember()];
  await recoveryOf(alice);
  await askEmailChange(alice.actor, { email: "alice.moves@else.example", currentPassword: testPassword });
  await confirmEmailChange(alice.actor, await tokenMailedTo("alice.moves@else.example", "/account/email/confirm"));
  await sayFarewell(bob.actor, { currentPassword: testPassword });
  const carol = await createMember();
  const { email } = await createVisit(carol);
  const { conversationId } = await db.message.findFirstOrThrow({ where: { recipientId: carol.id } });
  await createReply(carol.actor, conversationId, "For your eyes alone.");
  await mailsAfterMessages(email);
  await handOverAll(transport);
  expect(sent.filter(({ html }) => link.test(html)).length).toBeGreaterThan(4);
  expect(sent.some(({ text }) => text.includes("For your eyes alone."))).toBe(true);
  for (const { kind, html, text, openHtml, openText } of await db.mail.findMany({ take: 100 })) {
    expect([html, text, openHtml, openText].join(), kind).not.toMatch(link);
    expect([html, text, openHtml, openText].join(), kind).not.toContain("For your eyes alone");
  }
});

test("where mails stay in the outbox, a link can be read there until it is used", async () => {
  const alice = await createMember();
  const token = await recoveryOf(alice);
  await handOverAll();
  expect((await onlyMail()).text).toContain(token);
  await recoverPassword({ token, password: "seven green umbrellas", passwordAgain: "seven green umbrellas" });
  const kept = await onlyMail();
  expect([kept.html.includes(token), kept.text.includes(token), isTextGone(kept)]).toEqual([false, false, false]);
});

test("a link that gives way to a newer one leaves the outbox as well", async () => {
  const alice = await createMember();
  const first = await recoveryOf(alice);
  await handOverAll();
  await mailRecovery(alice.id, new Date(Date.now() + 60_000));
  expect((await onlyMail()).text).not.toContain(first);
});

test("a link that is over leaves the outbox within the hour, and one that is good stays", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const [over, good] = [await recoveryOf(alice), await recoveryOf(bob)];
  await handOverAll();
  await db.token.update({ where: { tokenHash: hashSecret(over) }, data: { expiresAt: new Date(Date.now() - 1000) } });
  await forgetMailedSecrets();
  const texts = (await db.mail.findMany({ take: 10 })).map(({ text }) => text).join();
  expect([texts.includes(over), texts.includes(good)]).toEqual([false, true]);
});

test("a mail that was given up is sent no more once its link was used elsewhere", async () => {
  const alice = await createMember();
  const token = await recoveryOf(alice);
  const { id } = await onlyMail();
  await abandonMail(id);
  await recoverPassword({ token, password: "seven green umbrellas", passwordAgain: "seven green umbrellas" });
  expect(await handOverMail(id, smtp().transport)).toMatchObject({ state: "refused" });
});

test("an administrator reads mails to whom they outrank and to themselves, and no other’s", async () => {
  const [ada, eloise] = [await createMember("Ada", { role: "ADMINISTRATOR" }), await createMember("Éloïse", { role: "ADMINISTRATOR" })];
  const [moderator, bob] = [await createMember("Momo", { role: "MODERATOR" }), await createMember("Bob")];
  const read = async (member: TestMember) => {
    await db.mail.deleteMany();
    const token = await recoveryOf(member);
    const mail = await openMail(ada.actor, (await onlyMail()).id);
    return { withheld: mail?.withheld, told: mail?.text.includes(token) };
  };
  expect(await read(eloise)).toEqual({ withheld: true, told: false });
  for (const member of [ada, moderator, bob]) expect(await read(member)).toEqual({ withheld: false, told: true });
});

test("the way back to an account is withheld also where it goes to an address of before", async () => {
  const [ada, zoe] = [await createMember("Ada Z", { role: "ADMINISTRATOR" }), await createMember("Zoé", { role: "ADMINISTRATOR" })];
  await askEmailChange(zoe.actor, { email: "zoe.moves@else.example", currentPassword: testPassword });
  await confirmEmailChange(zoe.actor, await tokenMailedTo("zoe.moves@else.example", "/account/email/confirm"));
  const { id } = await db.mail.findFirstOrThrow({ where: { recipient: zoe.email, kind: "account-email-changed" } });
  expect(await openMail(ada.actor, id)).toMatchObject({ withheld: true, html: "", text: "" });
});

test("the audit says which mail was opened without naming anybody", async () => {
  const ada = await createMember("Ada A", { role: "ADMINISTRATOR" });
  await recoveryOf(await createMember("Norbert"));
  const { id } = await onlyMail();
  await openMail(ada.actor, id);
  expect(await db.auditEntry.findFirst({ where: { actorId: ada.id } })).toMatchObject({ act: "email.open", subject: `account-recovery (${id})` });
});

test("of an archive only its owner has the link", async () => {
  const { transport } = smtp();
  await createExport(await createMember());
  await handOverAll(transport);
  for (const { html } of await db.mail.findMany({ take: 10 })) expect(html).not.toMatch(link);
});
