-- AlterTable
ALTER TABLE "Token" ADD COLUMN     "name" VARCHAR(60),
ADD COLUMN     "passwordHash" TEXT;
