-- CreateIndex
CREATE INDEX "MailboxEntry_holderId_deliveredAt_messageId_idx" ON "MailboxEntry"("holderId", "deliveredAt", "messageId");
