-- AlterTable
ALTER TABLE "MailboxAct" ADD COLUMN     "conversationIds" INTEGER[];
