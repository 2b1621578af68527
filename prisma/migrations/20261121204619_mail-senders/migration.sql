-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "replyTo" VARCHAR(320),
ADD COLUMN     "sender" VARCHAR(320);
