-- CreateTable
CREATE TABLE "PostUrl" (
    "id" SERIAL NOT NULL,
    "channelId" INTEGER NOT NULL,
    "postId" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "postedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PostUrl_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PostUrl_postId_idx" ON "PostUrl"("postId");

-- CreateIndex
CREATE INDEX "PostUrl_postedAt_id_idx" ON "PostUrl"("postedAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "PostUrl" ADD CONSTRAINT "PostUrl_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostUrl" ADD CONSTRAINT "PostUrl_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- All below is written by hand. A text may be too long for an index, its digest never is.
CREATE UNIQUE INDEX "PostUrl_channel_url_key" ON "PostUrl" ("channelId", md5("url"));

CREATE FUNCTION posted_words(login text, info text, raw text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN lower(plain_name(coalesce(login, info) || E'\n' || raw));

CREATE INDEX "PostUrl_words_idx" ON "PostUrl" USING gin ("words" gin_trgm_ops);

CREATE FUNCTION keep_url_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "PostUrl" SET "words" = posted_words(NEW."login", NEW."info", NEW."raw") WHERE "postId" = NEW."id";
  RETURN NULL;
END $$;

CREATE TRIGGER url_words_follow_post AFTER UPDATE OF "login", "info", "raw" ON "Post" FOR EACH ROW
  WHEN ((OLD."login", OLD."info", OLD."raw") IS DISTINCT FROM (NEW."login", NEW."info", NEW."raw")) EXECUTE FUNCTION keep_url_words();
