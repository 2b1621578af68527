-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "avatarVersion" CHAR(16),
ADD COLUMN     "menusOnHover" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Profile" DROP COLUMN "menusOnHover";

-- AlterTable
ALTER TABLE "Avatar" DROP COLUMN "version";

-- CreateIndex
CREATE INDEX "Post_authorId_id_idx" ON "Post"("authorId", "id" DESC);

-- People are found without their accents, and listed by name as dictionaries have it.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Declared immutable, so that it may be indexed: the dictionary that comes with the extension does not change by itself.
CREATE FUNCTION plain_name(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN unaccent('unaccent', normalize(name, NFKC));

CREATE INDEX "Member_plain_name_idx" ON "Member" USING gin (lower(plain_name("name")) gin_trgm_ops);
CREATE INDEX "Member_name_order_idx" ON "Member" ("name" COLLATE "und-x-icu", "id");
CREATE INDEX "Member_seen_order_idx" ON "Member" ((coalesce("lastSeenAt", "joinedAt")) DESC, "id" DESC);
