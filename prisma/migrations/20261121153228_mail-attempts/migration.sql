-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "attemptedAt" TIMESTAMPTZ(3);
