-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "writer" UUID;

-- CreateTable
CREATE TABLE "KeptForm" (
    "memberId" INTEGER NOT NULL,
    "tokenHash" CHAR(64) NOT NULL,
    "path" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "keptAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KeptForm_pkey" PRIMARY KEY ("memberId")
);

-- CreateIndex
CREATE UNIQUE INDEX "KeptForm_tokenHash_key" ON "KeptForm"("tokenHash");

-- CreateIndex
CREATE INDEX "KeptForm_keptAt_idx" ON "KeptForm"("keptAt");

-- AddForeignKey
ALTER TABLE "KeptForm" ADD CONSTRAINT "KeptForm_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
