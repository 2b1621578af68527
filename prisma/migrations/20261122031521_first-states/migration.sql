-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "firstState" "MessageState" NOT NULL DEFAULT 'ACCEPTED';

UPDATE "Message" SET "firstState" = "state" WHERE "state" <> 'ACCEPTED';
