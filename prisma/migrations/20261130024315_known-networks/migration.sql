-- AlterTable
ALTER TABLE "KnownDevice" ADD COLUMN     "networkHash" CHAR(64);

-- Few mails wait or were given up, and /health counts them; that somebody leaves takes their mails from among all.
CREATE INDEX "Mail_unsent_idx" ON "Mail" ("failedAt") WHERE "handedOverAt" IS NULL;
CREATE INDEX "Mail_recipient_trgm_idx" ON "Mail" USING gin ("recipient" gin_trgm_ops);
