import "server-only";
import { env } from "@/lib/env";
import type { MailboxNews } from "@/lib/mailbox-news";
import { withWholeAddresses } from "@/lib/markdown/whole-addresses";
import type { Sent } from "@/lib/messages/commands";
import type { Line } from "@/lib/messages/listing/queries";
import type { Person } from "@/lib/messages/person";
import type { ShownConversation, ShownMessage } from "@/lib/messages/queries";

export function lineJson({ conversationId, messageId, folder, kind, other, subject, excerpt, at, count, unread, muted }: Line) {
  return {
    conversation_id: conversationId,
    message_id: messageId,
    url: addressOf("c", conversationId),
    folder: folder.toLowerCase(),
    kind: kind.toLowerCase(),
    other: personJson(other),
    subject,
    excerpt,
    sent_at: at.toISOString(),
    count,
    unread,
    muted,
  };
}

export function conversationJson(conversation: ShownConversation) {
  const { id, subject, other, folders, unread, muted, mayReply, messages } = conversation;
  return { id, url: addressOf("c", id), subject, other: personJson(other), folders: namesOf(folders), unread, muted, may_reply: mayReply, messages: messages.map(writtenJson) };
}

export function messageJson({ id, other, folders, mayReply, messages }: ShownConversation) {
  return messages.slice(0, 1).map((message) => ({ ...writtenJson(message), conversation_id: id, other: personJson(other), folders: namesOf(folders), may_reply: mayReply }))[0];
}

export function newsJson({ unread, newest, settlements }: MailboxNews) {
  return { unread_count: unread, newest_message: newest, settlements };
}

export function sentJson({ conversationIds, messageIds, state }: Sent) {
  return { conversations: conversationIds.map((id, rank) => ({ id, url: addressOf("c", id), message_id: messageIds[rank] })), state: state.toLowerCase() };
}

function writtenJson({ id, own, author, subject, body, html, sentAt, unread, state, rejectionReason }: ShownMessage) {
  const said = { subject, body, body_html: withWholeAddresses(html) };
  return { id, url: addressOf("m", id), own, author: personJson(author), ...said, sent_at: sentAt.toISOString(), unread, state: state.toLowerCase(), rejection_reason: rejectionReason };
}

function personJson(person: Person) {
  if (person.kind === "member") return { ...person, url: `${env.SITE_URL}/members/${encodeURIComponent(person.name)}` };
  if (person.kind === "site") return person;
  return person.kind === "visitor" ? { kind: person.kind, name: person.name, address: person.pseudonym } : { kind: person.kind };
}

function namesOf(folders: ShownConversation["folders"]): string[] {
  return [...new Set(folders)].map((folder) => folder.toLowerCase());
}

function addressOf(page: "c" | "m", id: number): string {
  return `${env.SITE_URL}/messages/${page}/${id}`;
}
