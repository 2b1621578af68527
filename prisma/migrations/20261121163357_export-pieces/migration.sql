-- AlterTable
ALTER TABLE "DataExport" DROP COLUMN "archive",
ADD COLUMN     "size" INTEGER;

-- CreateTable
CREATE TABLE "DataExportPiece" (
    "exportId" INTEGER NOT NULL,
    "rank" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "DataExportPiece_pkey" PRIMARY KEY ("exportId","rank")
);

-- AddForeignKey
ALTER TABLE "DataExportPiece" ADD CONSTRAINT "DataExportPiece_exportId_fkey" FOREIGN KEY ("exportId") REFERENCES "DataExport"("id") ON DELETE CASCADE ON UPDATE CASCADE;
