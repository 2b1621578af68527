import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { findAnswerable } from "@/lib/messages/answering";
import { type Person, personFor } from "@/lib/messages/person";
import { answerSubject } from "@/lib/messages/subject";

export type Answering = { parent: number; own: boolean; other: Person; subject: string; body: string };

export async function getAnswering(viewer: Actor, messageId: number): Promise<Answering | null> {
  const answered = await findAnswerable(db, viewer, { message: messageId });
  if (!answered) return null;
  const { id: parent, own, subject, body, memberName, leftAt, visitorName, visitorEmail } = answered;
  const member = memberName === null ? null : { name: memberName, leftAt };
  const visitor = visitorName === null || visitorEmail === null ? null : { name: visitorName, email: visitorEmail };
  return { parent, own, other: personFor(viewer.memberId, member, visitor), subject: answerSubject(subject), body };
}
