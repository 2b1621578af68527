-- CreateEnum
CREATE TYPE "FilterTarget" AS ENUM ('UA', 'AUTHOR', 'MESSAGE');

-- CreateEnum
CREATE TYPE "FilterKind" AS ENUM ('CONTAINS', 'CONTAINS_ANY_CASE', 'EQUALS', 'EQUALS_ANY_CASE', 'BEGINS', 'ENDS');

-- AlterTable
ALTER TABLE "AccessToken" ADD COLUMN     "tribuneState" JSONB;

-- AlterTable
ALTER TABLE "Channel" ADD COLUMN     "anonymousMayPost" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "description" VARCHAR(300) NOT NULL DEFAULT '',
ADD COLUMN     "keepDays" INTEGER,
ADD COLUMN     "locked" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "slowSeconds" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "firstChange" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "FilterRule" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER NOT NULL,
    "target" "FilterTarget" NOT NULL,
    "kind" "FilterKind" NOT NULL,
    "pattern" VARCHAR(255) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FilterRule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "FilterRule_memberId_target_kind_pattern_key" ON "FilterRule"("memberId", "target", "kind", "pattern");

-- CreateIndex
CREATE INDEX "Post_channelId_firstChange_idx" ON "Post"("channelId", "firstChange");

-- CreateIndex
CREATE INDEX "Post_channelId_postedAt_idx" ON "Post"("channelId", "postedAt");

-- AddForeignKey
ALTER TABLE "FilterRule" ADD CONSTRAINT "FilterRule_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE "Post" SET "firstChange" = "change";
