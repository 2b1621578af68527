-- CreateIndex
CREATE INDEX "Message_recipientId_idx" ON "Message"("recipientId");
