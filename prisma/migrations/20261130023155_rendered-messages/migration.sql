-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "bodyHtml" TEXT,
ADD COLUMN     "renderer" INTEGER NOT NULL DEFAULT 0;

-- Written by hand: what was made of a text goes when the text is changed, by whatever hand.
CREATE OR REPLACE FUNCTION keep_message_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."words" := search_words(NEW."subject" || ' ' || NEW."body");
  IF TG_OP = 'UPDATE' AND NEW."body" <> OLD."body" AND NEW."bodyHtml" IS NOT DISTINCT FROM OLD."bodyHtml" THEN
    NEW."bodyHtml" := NULL;
  END IF;
  RETURN NEW;
END $$;
