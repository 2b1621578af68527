-- AlterTable
ALTER TABLE "Mailbox" ADD COLUMN     "settlements" INTEGER NOT NULL DEFAULT 0;
