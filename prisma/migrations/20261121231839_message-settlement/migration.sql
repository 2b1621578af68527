-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "rejectionReason" VARCHAR(120),
ADD COLUMN     "settledAt" TIMESTAMPTZ(3),
ADD COLUMN     "settledById" INTEGER;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- All below is written by hand.
ALTER TABLE "Message" ADD CONSTRAINT "Message_settled_check" CHECK ("settledAt" >= "sentAt" AND ("settledById" IS NULL OR "settledAt" IS NOT NULL));
CREATE INDEX "Message_settledById" ON "Message" ("settledById") WHERE "settledById" IS NOT NULL;
