import "server-only";
import { databaseNow, db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { judgeToken } from "@/lib/members/tokens";
import { fittingPage, messagesPerPage } from "@/lib/messages/page-size";
import { htmlOf, weight } from "@/lib/messages/rendering/commands";
import { hashSecret } from "@/lib/security/secrets";

export type Visit = {
  recipient: string | null;
  visitorName: string;
  subject: string;
  confirmed: boolean;
  messages: { id: number; own: boolean; author: string | null; html: string; sentAt: Date }[];
  /** The oldest that is shown, where others lie before it. */
  earlier: number | null;
};

const shownMessage = {
  id: true,
  body: true,
  bodyHtml: true,
  renderer: true,
  sentAt: true,
  authorVisitorId: true,
  author: { select: { name: true, leftAt: true } },
} as const;

/** Its newest messages, or those `before` one; oldest first. */
export async function getVisit(token: string, before?: number): Promise<Visit | { refused: "tokenUnknown" | "tokenUsed" | "tokenExpired" }> {
  const found = await db.token.findUnique({
    where: { tokenHash: hashSecret(token) },
    select: { purpose: true, expiresAt: true, usedAt: true, conversationId: true, conversation: { select: { visitor: { select: { id: true, name: true } } } } },
  });
  const refused = judgeToken(found, "VISIT", await databaseNow());
  const visitor = found?.conversation?.visitor;
  if (refused || !found?.conversationId || !visitor) return { refused: refused ?? "tokenUnknown" };
  const { conversationId } = found;
  const first = await db.message.findFirst({
    where: { conversationId, authorVisitorId: visitor.id },
    orderBy: { id: "asc" },
    select: { subject: true, state: true, recipient: { select: { name: true, leftAt: true } } },
  });
  const weighed = await weighMessages(visitor.id, conversationId, before);
  const shown = fittingPage(weighed);
  const messages = await db.message.findMany({
    where: { id: { in: shown } },
    select: shownMessage,
    orderBy: [{ sentAt: "asc" }, { id: "asc" }],
    take: messagesPerPage,
  });
  const html = await htmlOf(messages);
  return {
    recipient: nameOf(first?.recipient),
    visitorName: visitor.name,
    subject: first?.subject ?? "",
    confirmed: first !== null && first.state !== "UNCONFIRMED",
    earlier: shown.length < weighed.length ? (shown.at(-1) ?? null) : null,
    messages: messages.map(({ id, sentAt, authorVisitorId, author }) => {
      const own = authorVisitorId === visitor.id;
      return { id, html: html.get(id) ?? "", sentAt, own, author: own ? visitor.name : nameOf(author) };
    }),
  };
}

function weighMessages(visitorId: number, conversationId: number, before: number | undefined): Promise<{ id: number; weight: number }[]> {
  return db.$queryRaw`
    select id, ${weight} as weight from "Message" message
    where "conversationId" = ${conversationId}
      and ("authorVisitorId" = ${visitorId} or ("recipientVisitorId" = ${visitorId} and state = 'ACCEPTED'))
      ${before === undefined ? Prisma.empty : Prisma.sql`and id < ${before}`}
    order by "sentAt" desc, id desc limit ${messagesPerPage + 1}`;
}

function nameOf(member: { name: string; leftAt: Date | null } | null | undefined): string | null {
  return member && !member.leftAt ? member.name : null;
}
