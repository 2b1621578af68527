-- CreateTable
CREATE TABLE "Draft" (
    "id" SERIAL NOT NULL,
    "holderId" INTEGER NOT NULL,
    "key" UUID NOT NULL,
    "conversationId" INTEGER,
    "to" TEXT NOT NULL DEFAULT '',
    "subject" VARCHAR(300) NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SentDraft" (
    "holderId" INTEGER NOT NULL,
    "key" UUID NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SentDraft_pkey" PRIMARY KEY ("holderId","key")
);

-- CreateIndex
CREATE INDEX "Draft_holderId_updatedAt_id_idx" ON "Draft"("holderId", "updatedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_holderId_key_key" ON "Draft"("holderId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_holderId_conversationId_key" ON "Draft"("holderId", "conversationId");

-- CreateIndex
CREATE INDEX "SentDraft_sentAt_idx" ON "SentDraft"("sentAt");

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SentDraft" ADD CONSTRAINT "SentDraft_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
