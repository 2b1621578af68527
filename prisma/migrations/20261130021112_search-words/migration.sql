-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "words" tsvector;

-- All below is written by hand. What a text and a search say, as words with single blanks between them: small letters without
-- accents, and nothing but letters and digits. A number is a word of its own, and so is every Chinese or Japanese sign. All that
-- depends on a language of the machine names its collation, so that the answers are the same under every locale. Each step takes
-- time in proportion to the text, whose length is bounded.
CREATE FUNCTION plain_words(said text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  plain text COLLATE "und-x-icu" := lower(left(normalize(said, NFKD), 60000) COLLATE "und-x-icu");
BEGIN
  -- Accents, points and what draws nothing; marks that make another letter in their scripts stay.
  plain := normalize(regexp_replace(plain,
    '[\u00AD\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC'
    '\u06DF-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u2060\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF]+', '', 'g'), NFC);
  IF plain ~ '[øłđðħıŧŋςœæßþ]' THEN
    plain := translate(plain, 'øłđðħıŧŋς', 'olddhitnσ');
    plain := replace(replace(replace(replace(plain, 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th');
  END IF;
  -- C++ and C# are more than a C.
  IF plain ~ '[[:alpha:]](\+\+|#)' THEN
    plain := regexp_replace(plain, '([[:alpha:]])\+\+(?![[:alnum:]+])', '\1 plusplus ', 'g');
    plain := regexp_replace(plain, '([[:alpha:]])#(?![[:alnum:]#])', '\1 sharp ', 'g');
  END IF;
  plain := regexp_replace(plain, '[^[:alnum:]\u0900-\u0963\u0966-\u109F\u1780-\u17D3]+', ' ', 'g');
  plain := regexp_replace(plain,
    '([[:digit:]]+|[\u2E80-\u2FDF\u3005-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF])', ' \1 ', 'g');
  IF position('  ' in plain) > 0 THEN
    plain := regexp_replace(plain, ' +', ' ', 'g');
  END IF;
  RETURN btrim(plain);
END $$;

-- The parser of PostgreSQL, which asks the locale, never sees a text: words and their places are written down. Of a word a hundred
-- letters count. Places are kept for the first 16,383 words, and for 256 of each.
CREATE FUNCTION search_words(said text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN (
    SELECT coalesce(string_agg('''' || left(word, 100) || ''':' || least(place, 16383), ' '), '')
    FROM unnest(string_to_array(plain_words(said), ' ')) WITH ORDINALITY AS each (word, place)
  )::tsvector;
END $$;

-- Its words one after the other, the last of which may be a beginning; empty for signs alone.
CREATE FUNCTION search_query(said text, beginning boolean) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN (
    SELECT coalesce(string_agg('''' || left(word, 100) || '''', ' <-> ' ORDER BY place) || CASE WHEN beginning THEN ':*' ELSE '' END, '')
    FROM unnest(string_to_array(plain_words(said), ' ')) WITH ORDINALITY AS each (word, place)
  )::tsquery;
END $$;

DROP INDEX "Message_words";
DROP TEXT SEARCH CONFIGURATION causerie;
UPDATE "Message" SET "words" = search_words("subject" || ' ' || "body");
CREATE INDEX "Message_words" ON "Message" USING GIN ("words");

CREATE FUNCTION keep_message_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."words" := search_words(NEW."subject" || ' ' || NEW."body");
  RETURN NEW;
END $$;

-- Copies of one text are given its words, which are found once.
CREATE TRIGGER words_of_new_message BEFORE INSERT ON "Message" FOR EACH ROW WHEN (NEW."words" IS NULL) EXECUTE FUNCTION keep_message_words();
CREATE TRIGGER words_follow_message BEFORE UPDATE OF "subject", "body" ON "Message" FOR EACH ROW EXECUTE FUNCTION keep_message_words();

-- Names and URLs are searched without regard to case, as every language has it and no machine.
CREATE FUNCTION folded(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(plain_name(said) COLLATE "und-x-icu");

DROP INDEX "Member_plain_name_idx";
CREATE INDEX "Member_plain_name_idx" ON "Member" USING gin (folded("name") gin_trgm_ops);

CREATE OR REPLACE FUNCTION posted_words(login text, info text, raw text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN folded(coalesce(login, info) || E'\n' || raw);

CREATE OR REPLACE FUNCTION keep_removed_urls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "PostUrl" SET "postId" = NULL, "words" = folded("url") WHERE "postId" = OLD."id" AND "removedAt" IS NOT NULL;
  RETURN OLD;
END $$;

UPDATE "PostUrl" url SET "words" = posted_words(post."login", post."info", post."raw") FROM "Post" post
WHERE post."id" = url."postId" AND url."words" <> posted_words(post."login", post."info", post."raw");
UPDATE "PostUrl" SET "words" = folded("url") WHERE "postId" IS NULL AND "words" <> folded("url");
