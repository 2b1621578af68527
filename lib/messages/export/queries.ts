import "server-only";
import { rowsOf } from "@/lib/members/export/rows";
import { personFor } from "@/lib/messages/person";
import type { Transaction } from "@/lib/transaction";

const page = 500;
const member = { name: true, leftAt: true } as const;
const visitor = { name: true, email: true } as const;

export async function* heldMessages(tx: Transaction, memberId: number) {
  const entries = rowsOf((last: { conversationId: number; id: number } | undefined) =>
    tx.mailboxEntry.findMany({
      take: page,
      where: {
        holderId: memberId,
        deliveredAt: { not: null },
        NOT: { kind: "SENT", message: { recipientId: memberId } },
        ...(last ? { OR: [{ conversationId: { gt: last.conversationId } }, { conversationId: last.conversationId, id: { gt: last.id } }] } : {}),
      },
      select: {
        id: true,
        conversationId: true,
        kind: true,
        sentAt: true,
        readAt: true,
        archivedAt: true,
        trashedAt: true,
        message: { select: { id: true, subject: true, body: true, author: { select: member }, authorVisitor: { select: visitor }, recipient: { select: member }, recipientVisitor: { select: visitor } } },
      },
      orderBy: [{ conversationId: "asc" }, { id: "asc" }],
    }),
  );
  for await (const { message, id: _, ...entry } of entries) {
    const { author, authorVisitor, recipient, recipientVisitor, ...said } = message;
    yield { ...entry, ...said, author: personFor(memberId, author, authorVisitor), recipient: personFor(memberId, recipient, recipientVisitor) };
  }
}

export function heldMutings(tx: Transaction, memberId: number) {
  return rowsOf((last: { conversationId: number } | undefined) =>
    tx.mutedConversation.findMany({ take: page, where: { holderId: memberId, ...(last ? { conversationId: { gt: last.conversationId } } : {}) }, select: { conversationId: true, mutedAt: true }, orderBy: { conversationId: "asc" } }),
  );
}

export function heldDrafts(tx: Transaction, memberId: number) {
  return rowsOf((last: { id: number } | undefined) =>
    tx.draft.findMany({
      take: page,
      where: { holderId: memberId, ...(last ? { id: { gt: last.id } } : {}) },
      select: { id: true, conversationId: true, to: true, subject: true, body: true, updatedAt: true },
      orderBy: { id: "asc" },
    }),
  );
}

export type HeldMessage = ReturnType<typeof heldMessages> extends AsyncGenerator<infer M> ? M : never;
