-- AlterTable
ALTER TABLE "JoinRequest" ADD COLUMN     "memberId" INTEGER;

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "memberId" INTEGER,
ADD COLUMN     "namedIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "openHtml" TEXT,
ADD COLUMN     "openText" TEXT,
ADD COLUMN     "secretHash" CHAR(64);

-- AlterTable
-- Whatever was announced before counts as done, without a look at each row.
ALTER TABLE "PendingEvent" ADD COLUMN     "handledAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "PendingEvent" ALTER COLUMN "handledAt" DROP DEFAULT;

-- CreateIndex
CREATE INDEX "JoinRequest_memberId_idx" ON "JoinRequest"("memberId");

-- CreateIndex
CREATE INDEX "Mail_secretHash_idx" ON "Mail"("secretHash");

-- CreateIndex
CREATE INDEX "Mail_namedIds_idx" ON "Mail" USING GIN ("namedIds");

-- CreateIndex
CREATE INDEX "Run_failedAt_idx" ON "Run"("failedAt");

-- AddForeignKey
ALTER TABLE "JoinRequest" ADD CONSTRAINT "JoinRequest_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An account and its request are made at the same moment.
UPDATE "JoinRequest" request SET "memberId" = member.id FROM "Member" member
WHERE request."joinedAt" IS NOT NULL AND member."leftAt" IS NULL AND (member."joinedAt" = request."joinedAt" OR member."emailKey" = request."emailKey");

-- What was handed over before was kept whole, links included; nothing tells them apart from the rest.
UPDATE "Mail" SET html = '', text = '' WHERE "handedOverAt" IS NOT NULL AND transport IN ('smtp', 'resend') AND (html <> '' OR text <> '');

-- A subject may hold a name.
UPDATE "AuditEntry" SET subject = concat_ws(' ', 'email', '(' || substring(subject FROM '\((\d+)\)$') || ')') WHERE act = 'email.open';

-- Takes a private link out of the mails that are kept. One that was given up is then not to be sent any more.
CREATE FUNCTION withdraw_mailed_secret(secret text) RETURNS void LANGUAGE sql AS $$
  UPDATE "Mail" SET
    html = CASE WHEN "handedOverAt" IS NULL THEN '' ELSE coalesce("openHtml", '') END,
    text = CASE WHEN "handedOverAt" IS NULL THEN '' ELSE coalesce("openText", '') END,
    "openHtml" = NULL, "openText" = NULL, "secretHash" = NULL
  WHERE "secretHash" = secret AND ("handedOverAt" IS NOT NULL OR "failedAt" IS NOT NULL)
$$;

CREATE FUNCTION forget_mailed_token() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM withdraw_mailed_secret(OLD."tokenHash");
  RETURN NULL;
END
$$;

CREATE TRIGGER mailed_secret_used AFTER UPDATE OF "usedAt" ON "Token" FOR EACH ROW
WHEN (NEW."usedAt" IS NOT NULL) EXECUTE FUNCTION forget_mailed_token();

CREATE TRIGGER mailed_secret_gone AFTER DELETE ON "Token" FOR EACH ROW EXECUTE FUNCTION forget_mailed_token();
