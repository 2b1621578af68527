-- CreateTable
CREATE TABLE "MailboxAct" (
    "id" UUID NOT NULL,
    "holderId" INTEGER NOT NULL,
    "act" VARCHAR(20) NOT NULL,
    "entryIds" INTEGER[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MailboxAct_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MailboxAct_holderId_idx" ON "MailboxAct"("holderId");

-- CreateIndex
CREATE INDEX "MailboxAct_at_idx" ON "MailboxAct"("at");

-- AddForeignKey
ALTER TABLE "MailboxAct" ADD CONSTRAINT "MailboxAct_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
