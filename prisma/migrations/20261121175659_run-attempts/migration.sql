-- CreateTable
CREATE TABLE "RunAttempt" (
    "id" SERIAL NOT NULL,
    "runId" UUID NOT NULL,
    "hash" VARCHAR(64),
    "step" VARCHAR(200),
    "number" INTEGER NOT NULL,
    "error" VARCHAR(100) NOT NULL,
    "message" VARCHAR(1000) NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RunAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RunAttempt_runId_id_idx" ON "RunAttempt"("runId", "id");

-- AddForeignKey
ALTER TABLE "RunAttempt" ADD CONSTRAINT "RunAttempt_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
