-- CreateTable
CREATE TABLE "Report" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER NOT NULL,
    "reporterId" INTEGER,
    "clientKey" UUID NOT NULL,
    "reason" VARCHAR(1000) NOT NULL,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),
    "settledById" INTEGER,
    "answer" VARCHAR(1000),

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Report_memberId_idx" ON "Report"("memberId");

-- CreateIndex
CREATE INDEX "Report_settledAt_reportedAt_id_idx" ON "Report"("settledAt", "reportedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Report_reporterId_clientKey_key" ON "Report"("reporterId", "clientKey");

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
