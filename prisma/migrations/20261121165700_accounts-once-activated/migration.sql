-- Who has not activated the account yet becomes a request: one for each link that was mailed, since each link had a name
-- and a password of its own, and one for those who wait without a link.
ALTER TABLE "JoinRequest" ADD COLUMN "acceptedAt" TIMESTAMPTZ(3), ADD COLUMN "tokenId" INTEGER;

INSERT INTO "JoinRequest" ("key", "name", "nameKey", "email", "emailKey", "passwordHash", "locale", "createdAt", "tokenId")
SELECT gen_random_uuid(), coalesce(t."name", m."name"), CASE WHEN t."name" <> m."name" THEN lower(normalize(t."name", NFKC)) ELSE m."nameKey" END,
       m."email", m."emailKey", coalesce(t."passwordHash", m."passwordHash"), coalesce(m."locale", 'en'), coalesce(t."createdAt", m."joinedAt"), t."id"
FROM "Member" m LEFT JOIN "Token" t ON t."memberId" = m."id" AND t."purpose" = 'ACTIVATION' AND t."usedAt" IS NULL
WHERE m."activatedAt" IS NULL;

UPDATE "Token" t SET "joinRequestId" = r."id", "memberId" = NULL FROM "JoinRequest" r WHERE r."tokenId" = t."id";

DELETE FROM "Member" WHERE "activatedAt" IS NULL;

UPDATE "Member" SET "joinedAt" = "activatedAt";

ALTER TABLE "JoinRequest" DROP COLUMN "tokenId";

-- DropIndex
DROP INDEX "Member_joinKey_key";

-- AlterTable
ALTER TABLE "Member" DROP COLUMN "activatedAt",
DROP COLUMN "joinKey";

-- AlterTable
ALTER TABLE "Token" DROP COLUMN "name",
DROP COLUMN "passwordHash";

-- What two addresses have in common that reach the same mailbox: what follows a plus does not count, nor do the dots of
-- one great provider.
CREATE FUNCTION folded_email(address text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN domain IN ('gmail.com', 'googlemail.com') THEN replace(mailbox, '.', '') || '@gmail.com' ELSE mailbox || '@' || domain END
  FROM (SELECT coalesce(nullif(split_part(local, '+', 1), ''), local) AS mailbox, domain
        FROM (SELECT substring(address FROM '^(.*)@') AS local, substring(address FROM '@([^@]*)$') AS domain) AS parts) AS folded
$$;

CREATE INDEX "Member_folded_email_idx" ON "Member" (folded_email("emailKey"));
