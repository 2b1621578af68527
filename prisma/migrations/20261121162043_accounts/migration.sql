-- CreateEnum
CREATE TYPE "AvatarSource" AS ENUM ('UPLOAD', 'ADDRESS', 'GRAVATAR');

-- CreateEnum
CREATE TYPE "SanctionKind" AS ENUM ('READ_ONLY', 'BAN');

-- CreateEnum
CREATE TYPE "ProviderVerdict" AS ENUM ('BLOCK', 'ALLOW');

-- CreateEnum
CREATE TYPE "AccessScope" AS ENUM ('MESSAGES', 'TRIBUNE', 'MEMBERS', 'ADMIN');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "TokenPurpose" ADD VALUE 'PASSWORD';
ALTER TYPE "TokenPurpose" ADD VALUE 'EMAIL_CHANGE';
ALTER TYPE "TokenPurpose" ADD VALUE 'EMAIL_UNDO';
ALTER TYPE "TokenPurpose" ADD VALUE 'LEAVING';

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "leavingAt" TIMESTAMPTZ(3),
ADD COLUMN     "leftAt" TIMESTAMPTZ(3),
ADD COLUMN     "skeleton" VARCHAR(200);

-- AlterTable
ALTER TABLE "Token" ADD COLUMN     "email" VARCHAR(254),
ADD COLUMN     "joinRequestId" INTEGER;

-- CreateTable
CREATE TABLE "Profile" (
    "memberId" INTEGER NOT NULL,
    "biography" TEXT NOT NULL DEFAULT '',
    "biographyHtml" TEXT NOT NULL DEFAULT '',
    "signature" VARCHAR(500) NOT NULL DEFAULT '',
    "signatureHtml" TEXT NOT NULL DEFAULT '',
    "site" VARCHAR(2000),
    "showEmail" BOOLEAN NOT NULL DEFAULT false,
    "showSignatures" BOOLEAN NOT NULL DEFAULT true,
    "menusOnHover" BOOLEAN NOT NULL DEFAULT false,
    "hideActivity" BOOLEAN NOT NULL DEFAULT false,
    "mailOnMessage" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Profile_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "Avatar" (
    "memberId" INTEGER NOT NULL,
    "version" CHAR(16) NOT NULL,
    "image" BYTEA NOT NULL,
    "source" "AvatarSource" NOT NULL,
    "address" VARCHAR(2000),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Avatar_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "JoinRequest" (
    "id" SERIAL NOT NULL,
    "key" UUID NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "nameKey" VARCHAR(120) NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "emailKey" VARCHAR(254) NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "locale" VARCHAR(5) NOT NULL,
    "application" VARCHAR(2000),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provedAt" TIMESTAMPTZ(3),
    "refusedAt" TIMESTAMPTZ(3),
    "refusalReason" VARCHAR(1000),
    "joinedAt" TIMESTAMPTZ(3),

    CONSTRAINT "JoinRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sanction" (
    "id" SERIAL NOT NULL,
    "kind" "SanctionKind" NOT NULL,
    "memberId" INTEGER,
    "formerAccountId" INTEGER,
    "giverId" INTEGER,
    "reason" VARCHAR(2000) NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3),
    "liftedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Sanction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormerAccount" (
    "id" SERIAL NOT NULL,
    "nameHash" CHAR(64) NOT NULL,
    "emailHash" CHAR(64) NOT NULL,
    "leftAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "forgetAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FormerAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NameChange" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER NOT NULL,
    "from" VARCHAR(60) NOT NULL,
    "to" VARCHAR(60) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NameChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailProviderRule" (
    "id" SERIAL NOT NULL,
    "domain" VARCHAR(253) NOT NULL,
    "verdict" "ProviderVerdict" NOT NULL,
    "creatorId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EmailProviderRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessToken" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER NOT NULL,
    "label" VARCHAR(60) NOT NULL,
    "tokenHash" CHAR(64) NOT NULL,
    "scopes" "AccessScope"[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccessToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KnownDevice" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER NOT NULL,
    "deviceHash" CHAR(64) NOT NULL,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KnownDevice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataExport" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "tokenHash" CHAR(64),
    "archive" BYTEA,

    CONSTRAINT "DataExport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "JoinRequest_key_key" ON "JoinRequest"("key");

-- CreateIndex
CREATE INDEX "JoinRequest_nameKey_idx" ON "JoinRequest"("nameKey");

-- CreateIndex
CREATE INDEX "JoinRequest_emailKey_idx" ON "JoinRequest"("emailKey");

-- CreateIndex
CREATE INDEX "JoinRequest_provedAt_idx" ON "JoinRequest"("provedAt");

-- CreateIndex
CREATE INDEX "JoinRequest_createdAt_idx" ON "JoinRequest"("createdAt");

-- CreateIndex
CREATE INDEX "Sanction_memberId_kind_idx" ON "Sanction"("memberId", "kind");

-- CreateIndex
CREATE INDEX "Sanction_formerAccountId_idx" ON "Sanction"("formerAccountId");

-- CreateIndex
CREATE INDEX "FormerAccount_nameHash_idx" ON "FormerAccount"("nameHash");

-- CreateIndex
CREATE INDEX "FormerAccount_emailHash_idx" ON "FormerAccount"("emailHash");

-- CreateIndex
CREATE INDEX "FormerAccount_forgetAt_idx" ON "FormerAccount"("forgetAt");

-- CreateIndex
CREATE INDEX "NameChange_memberId_at_idx" ON "NameChange"("memberId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "EmailProviderRule_domain_key" ON "EmailProviderRule"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "AccessToken_tokenHash_key" ON "AccessToken"("tokenHash");

-- CreateIndex
CREATE INDEX "AccessToken_memberId_createdAt_idx" ON "AccessToken"("memberId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "KnownDevice_memberId_deviceHash_key" ON "KnownDevice"("memberId", "deviceHash");

-- CreateIndex
CREATE UNIQUE INDEX "DataExport_tokenHash_key" ON "DataExport"("tokenHash");

-- CreateIndex
CREATE INDEX "DataExport_memberId_requestedAt_idx" ON "DataExport"("memberId", "requestedAt");

-- CreateIndex
CREATE INDEX "DataExport_expiresAt_idx" ON "DataExport"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Member_skeleton_key" ON "Member"("skeleton");

-- CreateIndex
CREATE INDEX "Member_leavingAt_idx" ON "Member"("leavingAt");

-- CreateIndex
CREATE INDEX "Token_joinRequestId_idx" ON "Token"("joinRequestId");

-- AddForeignKey
ALTER TABLE "Profile" ADD CONSTRAINT "Profile_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Avatar" ADD CONSTRAINT "Avatar_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_giverId_fkey" FOREIGN KEY ("giverId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_formerAccountId_fkey" FOREIGN KEY ("formerAccountId") REFERENCES "FormerAccount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NameChange" ADD CONSTRAINT "NameChange_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailProviderRule" ADD CONSTRAINT "EmailProviderRule_creatorId_fkey" FOREIGN KEY ("creatorId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessToken" ADD CONSTRAINT "AccessToken_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KnownDevice" ADD CONSTRAINT "KnownDevice_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataExport" ADD CONSTRAINT "DataExport_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Token" ADD CONSTRAINT "Token_joinRequestId_fkey" FOREIGN KEY ("joinRequestId") REFERENCES "JoinRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;
