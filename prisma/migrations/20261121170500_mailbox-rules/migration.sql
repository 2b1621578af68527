-- What messages:checkup would otherwise have to look for. The schema language knows no checks: all of it is written by hand.
ALTER TABLE "Message"
  ADD CONSTRAINT "Message_author_check" CHECK (num_nonnulls("authorId", "authorVisitorId") <= 1),
  ADD CONSTRAINT "Message_recipient_check" CHECK (num_nonnulls("recipientId", "recipientVisitorId") <= 1),
  ADD CONSTRAINT "Message_accepted_check" CHECK (("state" = 'ACCEPTED') = ("acceptedAt" IS NOT NULL) AND "acceptedAt" >= "sentAt");

ALTER TABLE "MailboxEntry"
  ADD CONSTRAINT "MailboxEntry_delivered_check" CHECK ("deliveredAt" >= "sentAt"),
  ADD CONSTRAINT "MailboxEntry_read_check" CHECK ("readAt" IS NULL OR ("kind" = 'RECEIVED' AND "readAt" >= "sentAt")),
  ADD CONSTRAINT "MailboxEntry_archived_check" CHECK ("archivedAt" >= "sentAt"),
  ADD CONSTRAINT "MailboxEntry_trashed_check" CHECK ("trashedAt" >= "sentAt");

CREATE UNIQUE INDEX "Message_of_conversation" ON "Message" ("id", "conversationId");
ALTER TABLE "MailboxEntry" ADD CONSTRAINT "MailboxEntry_of_conversation" FOREIGN KEY ("messageId", "conversationId") REFERENCES "Message" ("id", "conversationId") ON DELETE CASCADE;
