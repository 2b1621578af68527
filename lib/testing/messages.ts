import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { replyToConversation, writeMessage } from "@/lib/messages/commands";
import { messageAccepted } from "@/lib/messages/events";
import { file } from "@/lib/messages/filing/commands";
import { mailRecipients } from "@/lib/messages/mailing/commands";
import type { Contact, Writing } from "@/lib/messages/schema";
import { confirmVisit, contactMember } from "@/lib/messages/visits/commands";
import type { TestMember } from "@/lib/testing/members";
import { mailsTo, type SeenMail } from "@/lib/testing/outbox";

export function draft(to: string, overrides: Partial<Writing> = {}): Writing {
  return { to, subject: "Coffee?", body: "At four, at the corner?", key: crypto.randomUUID(), ...overrides };
}

export async function createConversation(from: TestMember, to: TestMember, { subject = "Coffee?", bodies = ["At four, at the corner?"] }: { subject?: string; bodies?: string[] } = {}): Promise<number> {
  const { conversationIds } = await writeMessage(from.actor, draft(to.name, { subject, body: bodies[0] ?? "" }));
  const conversation = conversationIds[0] ?? 0;
  for (const [turn, body] of bodies.slice(1).entries()) await createReply(turn % 2 === 0 ? to.actor : from.actor, conversation, body);
  return conversation;
}

export async function createReply(actor: Actor, conversation: number, body = "With pleasure."): Promise<void> {
  await replyToConversation(actor, { conversation, body, key: crypto.randomUUID() });
}

export async function mute(actor: Actor, conversation: number): Promise<void> {
  await file(actor, "mute", { conversations: [conversation] });
}

export async function unmute(actor: Actor, conversation: number): Promise<void> {
  await file(actor, "unmute", { conversations: [conversation] });
}

export function contact(recipient: string, overrides: Partial<Contact> = {}): Contact {
  return { recipient, name: "Vera", email: `vera.${crypto.randomUUID().slice(0, 8)}@visitors.example.org`, subject: "Your bicycle", body: "Is it still for sale?", key: crypto.randomUUID(), ...overrides };
}

export async function createVisit(to: TestMember, { confirmed = true, ...overrides }: Partial<Contact> & { confirmed?: boolean } = {}): Promise<{ token: string; email: string }> {
  const message = contact(to.name, overrides);
  await contactMember(message, "en");
  const token = await latestVisitToken(message.email);
  if (confirmed) await confirmVisit(token);
  return { token, email: message.email };
}

export async function mailsAfterMessages(address: string): Promise<SeenMail[]> {
  const accepted = await db.pendingEvent.findMany({ where: { name: messageAccepted.name, sentAt: null }, orderBy: { createdAt: "asc" }, take: 1000 });
  for (const { id, data } of accepted) {
    const { messageIds, quiet } = messageAccepted.schema.parse(data);
    if (!quiet) await mailRecipients(messageIds);
    await db.pendingEvent.update({ where: { id }, data: { sentAt: new Date() } });
  }
  return mailsTo(address);
}

export async function latestVisitToken(email: string): Promise<string> {
  const link = (await mailsTo(email)).at(-1)?.links.find((address) => address.includes("/visit/"));
  return link?.split("/visit/")[1] ?? "";
}

export async function newestMessage(conversation: number): Promise<{ id: number; subject: string; body: string }> {
  return db.message.findFirstOrThrow({ where: { conversationId: conversation }, orderBy: { id: "desc" }, select: { id: true, subject: true, body: true } });
}

export async function moveConversation(id: number, { begun, minutesApart }: { begun: Date; minutesApart: number }): Promise<void> {
  await db.$transaction(async (tx) => {
    const messages = await tx.message.findMany({ where: { conversationId: id }, orderBy: { id: "asc" }, select: { id: true }, take: 100 });
    for (const [turn, message] of messages.entries()) {
      const at = new Date(begun.getTime() + turn * minutesApart * 60_000);
      await tx.message.update({ where: { id: message.id }, data: { sentAt: at, acceptedAt: at } });
      await tx.mailboxEntry.updateMany({ where: { messageId: message.id }, data: { sentAt: at, deliveredAt: at } });
    }
  });
}
