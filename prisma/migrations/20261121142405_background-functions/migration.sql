-- DropIndex
DROP INDEX "Mail_nextTryAt_idx";

-- AlterTable
ALTER TABLE "Mail" DROP COLUMN "nextTryAt",
ADD COLUMN     "failedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PendingEvent" (
    "id" UUID NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "data" JSONB NOT NULL,
    "snapshot" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" VARCHAR(500),

    CONSTRAINT "PendingEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReceivedEvent" (
    "id" VARCHAR(200) NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReceivedEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" UUID NOT NULL,
    "functionId" VARCHAR(120) NOT NULL,
    "eventId" VARCHAR(200) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "wakesAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "lastError" JSONB,
    "output" JSONB,
    "idempotencyKey" VARCHAR(500),
    "debounceKey" VARCHAR(500),
    "queue" VARCHAR(100),

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunStep" (
    "runId" UUID NOT NULL,
    "hash" VARCHAR(64) NOT NULL,
    "rank" INTEGER NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "data" JSONB,
    "error" JSONB,
    "endedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RunStep_pkey" PRIMARY KEY ("runId","hash")
);

-- CreateIndex
CREATE INDEX "PendingEvent_createdAt_idx" ON "PendingEvent"("createdAt");

-- CreateIndex
CREATE INDEX "ReceivedEvent_receivedAt_idx" ON "ReceivedEvent"("receivedAt");

-- CreateIndex
CREATE INDEX "Run_createdAt_id_idx" ON "Run"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Run_functionId_createdAt_idx" ON "Run"("functionId", "createdAt");

-- CreateIndex
CREATE INDEX "Run_functionId_idempotencyKey_idx" ON "Run"("functionId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "Run_functionId_debounceKey_idx" ON "Run"("functionId", "debounceKey");

-- CreateIndex
CREATE INDEX "Run_eventId_idx" ON "Run"("eventId");

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "ReceivedEvent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunStep" ADD CONSTRAINT "RunStep_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: what is left to send is looked for every second, among all that ever was sent.
CREATE INDEX "PendingEvent_unsent" ON "PendingEvent" ("attempts", "createdAt") WHERE "sentAt" IS NULL;
