-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "parentId" INTEGER;

-- CreateIndex
CREATE INDEX "Draft_parentId_idx" ON "Draft"("parentId");

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Message"("id") ON DELETE SET NULL ON UPDATE CASCADE;
