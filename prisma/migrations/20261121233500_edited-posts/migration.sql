-- AlterTable
ALTER TABLE "Channel" ADD COLUMN     "correctedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "editedAt" TIMESTAMPTZ(3);
