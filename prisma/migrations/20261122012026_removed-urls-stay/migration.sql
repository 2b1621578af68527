-- AlterTable
ALTER TABLE "PostUrl" ALTER COLUMN "postId" DROP NOT NULL;

-- All below is written by hand. What the staff removed outlives its post, whoever deletes that, and keeps nothing of it but the URL.
ALTER TABLE "PostUrl" ADD CONSTRAINT "PostUrl_has_post_or_is_removed" CHECK ("postId" IS NOT NULL OR "removedAt" IS NOT NULL);

CREATE FUNCTION keep_removed_urls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "PostUrl" SET "postId" = NULL, "words" = lower(plain_name("url")) WHERE "postId" = OLD."id" AND "removedAt" IS NOT NULL;
  RETURN OLD;
END $$;

CREATE TRIGGER removed_urls_outlive_post BEFORE DELETE ON "Post" FOR EACH ROW EXECUTE FUNCTION keep_removed_urls();
