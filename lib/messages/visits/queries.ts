import "server-only";
import { databaseNow, db } from "@/lib/db";
import { judgeToken } from "@/lib/members/tokens";
import { messagesPerPage } from "@/lib/messages/queries";
import { hashSecret } from "@/lib/security/secrets";

export type Visit = {
  recipient: string | null;
  visitorName: string;
  subject: string;
  confirmed: boolean;
  messages: { id: number; own: boolean; author: string | null; body: string; sentAt: Date }[];
};

const shownMessage = { id: true, subject: true, body: true, state: true, sentAt: true, authorVisitorId: true, author: { select: { name: true, leftAt: true } }, recipient: { select: { name: true, leftAt: true } } } as const;

export async function getVisit(token: string): Promise<Visit | { refused: "tokenUnknown" | "tokenUsed" | "tokenExpired" }> {
  const found = await db.token.findUnique({
    where: { tokenHash: hashSecret(token) },
    select: { purpose: true, expiresAt: true, usedAt: true, conversationId: true, conversation: { select: { visitor: { select: { id: true, name: true } } } } },
  });
  const refused = judgeToken(found, "VISIT", await databaseNow());
  const visitor = found?.conversation?.visitor;
  if (refused || !found?.conversationId || !visitor) return { refused: refused ?? "tokenUnknown" };
  const visible = { conversationId: found.conversationId, OR: [{ authorVisitorId: visitor.id }, { recipientVisitorId: visitor.id, state: "ACCEPTED" as const }] };
  const newestFirst = await db.message.findMany({ where: visible, select: shownMessage, orderBy: [{ sentAt: "desc" }, { id: "desc" }], take: messagesPerPage });
  const own = newestFirst.find(({ authorVisitorId }) => authorVisitorId === visitor.id);
  return {
    recipient: nameOf(own?.recipient),
    visitorName: visitor.name,
    subject: newestFirst.at(-1)?.subject ?? "",
    confirmed: newestFirst.some(({ state }) => state !== "UNCONFIRMED"),
    messages: newestFirst.toReversed().map(({ id, body, sentAt, authorVisitorId, author }) => ({ id, body, sentAt, own: authorVisitorId === visitor.id, author: authorVisitorId === visitor.id ? visitor.name : nameOf(author) })),
  };
}

function nameOf(member: { name: string; leftAt: Date | null } | null | undefined): string | null {
  return member && !member.leftAt ? member.name : null;
}
