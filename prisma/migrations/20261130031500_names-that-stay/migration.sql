-- AlterTable
ALTER TABLE "NameChange" ADD COLUMN     "fromKey" VARCHAR(120),
ADD COLUMN     "fromSkeleton" VARCHAR(200);

-- CreateTable
CREATE TABLE "KnownAs" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER,
    "formerAccountId" INTEGER,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "KnownAs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "KnownAs_hash_idx" ON "KnownAs"("hash");

-- CreateIndex
CREATE INDEX "KnownAs_memberId_idx" ON "KnownAs"("memberId");

-- CreateIndex
CREATE INDEX "KnownAs_formerAccountId_idx" ON "KnownAs"("formerAccountId");

-- CreateIndex
CREATE INDEX "NameChange_fromKey_idx" ON "NameChange"("fromKey");

-- CreateIndex
CREATE INDEX "NameChange_fromSkeleton_idx" ON "NameChange"("fromSkeleton");

-- AddForeignKey
ALTER TABLE "KnownAs" ADD CONSTRAINT "KnownAs_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KnownAs" ADD CONSTRAINT "KnownAs_formerAccountId_fkey" FOREIGN KEY ("formerAccountId") REFERENCES "FormerAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was remembered stays so.
INSERT INTO "KnownAs" ("formerAccountId", "hash")
SELECT id, "nameHash" FROM "FormerAccount" UNION ALL SELECT id, "emailHash" FROM "FormerAccount";

-- DropIndex
DROP INDEX "FormerAccount_nameHash_idx";

-- DropIndex
DROP INDEX "FormerAccount_emailHash_idx";

-- AlterTable
ALTER TABLE "FormerAccount" DROP COLUMN "emailHash",
DROP COLUMN "nameHash";

-- Apostrophes and hyphens are the same in all their forms: see nameKey in lib/members/name.ts.
CREATE FUNCTION pg_temp.plain_key(key text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT translate(key, '‘’ʼ‐‑–−', repeat('''', 3) || '----')
$$;

UPDATE "NameChange" SET "fromKey" =
  pg_temp.plain_key(trim(regexp_replace(lower(normalize("from", NFKC) COLLATE "und-x-icu"), '\s+', ' ', 'g')));

ALTER TABLE "NameChange" ALTER COLUMN "fromKey" SET NOT NULL;

UPDATE "JoinRequest" SET "nameKey" = pg_temp.plain_key("nameKey") WHERE "nameKey" <> pg_temp.plain_key("nameKey");

-- Of members whose names become the same one, all but the first go on under theirs with a number.
WITH ranked AS (
  SELECT id, row_number() OVER (
    PARTITION BY pg_temp.plain_key("nameKey") ORDER BY "nameKey" <> pg_temp.plain_key("nameKey"), id
  ) AS rank
  FROM "Member" WHERE "leftAt" IS NULL
), numbered AS (
  UPDATE "Member" member
  SET name = left(name, 48) || ' ' || member.id,
    "nameKey" = left(pg_temp.plain_key("nameKey"), 100) || ' ' || member.id,
    skeleton = NULL
  FROM ranked WHERE ranked.id = member.id AND ranked.rank > 1 RETURNING member.id
)
INSERT INTO "PendingEvent" (id, name, data)
SELECT gen_random_uuid(), 'members/member.renamed', jsonb_build_object('memberId', id) FROM numbered;

-- Mailboxes are ordered by these keys, and follow as after a change of name.
WITH changed AS (
  UPDATE "Member" SET "nameKey" = pg_temp.plain_key("nameKey")
  WHERE "leftAt" IS NULL AND "nameKey" <> pg_temp.plain_key("nameKey") RETURNING id
)
INSERT INTO "PendingEvent" (id, name, data)
SELECT gen_random_uuid(), 'members/member.renamed', jsonb_build_object('memberId', id) FROM changed;

-- What looks alike is worked out by the site itself.
INSERT INTO "PendingEvent" (id, name, data)
SELECT gen_random_uuid(), 'members/names.outdated', '{}' WHERE EXISTS (SELECT 1 FROM "Member");
