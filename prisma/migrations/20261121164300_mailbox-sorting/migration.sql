-- DropIndex
DROP INDEX "MailboxEntry_holderId_sentAt_id_idx";

-- DropIndex
DROP INDEX "MailboxHead_holderId_folder_latestAt_latestEntryId_idx";

-- Written by hand: what each folder holds, said here and nowhere else. No entry is in two of them.
ALTER TABLE "MailboxEntry" ADD COLUMN "folder" "Folder" GENERATED ALWAYS AS (
  CASE
    WHEN "deliveredAt" IS NULL THEN NULL
    WHEN "trashedAt" IS NOT NULL THEN 'TRASH'::"Folder"
    WHEN "archivedAt" IS NOT NULL THEN 'ARCHIVES'::"Folder"
    WHEN "kind" = 'RECEIVED'::"EntryKind" THEN 'INBOX'::"Folder"
    ELSE 'SENT'::"Folder"
  END
) STORED;

-- Written by hand: people and subjects stand in the order of a dictionary.
ALTER TABLE "MailboxEntry" ALTER COLUMN "party" TYPE VARCHAR(120) COLLATE "und-x-icu", ALTER COLUMN "subjectKey" TYPE VARCHAR(120) COLLATE "und-x-icu";

-- Written by hand: heads are made again below.
DELETE FROM "MailboxHead";

-- AlterTable
ALTER TABLE "MailboxHead" ADD COLUMN     "kind" "EntryKind" NOT NULL,
ADD COLUMN     "party" VARCHAR(120) COLLATE "und-x-icu" NOT NULL,
ADD COLUMN     "subjectKey" VARCHAR(120) COLLATE "und-x-icu" NOT NULL;

-- CreateTable
CREATE TABLE "Mailbox" (
    "holderId" INTEGER NOT NULL,
    "unread" INTEGER NOT NULL,

    CONSTRAINT "Mailbox_pkey" PRIMARY KEY ("holderId")
);

-- CreateIndex
CREATE INDEX "MailboxEntry_holderId_folder_sentAt_id_idx" ON "MailboxEntry"("holderId", "folder", "sentAt", "id");

-- CreateIndex
CREATE INDEX "MailboxEntry_holderId_folder_kind_party_sentAt_id_idx" ON "MailboxEntry"("holderId", "folder", "kind", "party", "sentAt", "id");

-- CreateIndex
CREATE INDEX "MailboxEntry_holderId_folder_subjectKey_sentAt_id_idx" ON "MailboxEntry"("holderId", "folder", "subjectKey", "sentAt", "id");

-- CreateIndex
CREATE INDEX "MailboxEntry_conversationId_idx" ON "MailboxEntry"("conversationId");

-- CreateIndex
CREATE INDEX "MailboxHead_holderId_folder_latestAt_latestEntryId_idx" ON "MailboxHead"("holderId", "folder", "latestAt", "latestEntryId");

-- CreateIndex
CREATE INDEX "MailboxHead_holderId_folder_kind_party_latestAt_latestEntry_idx" ON "MailboxHead"("holderId", "folder", "kind", "party", "latestAt", "latestEntryId");

-- CreateIndex
CREATE INDEX "MailboxHead_holderId_folder_subjectKey_latestAt_latestEntry_idx" ON "MailboxHead"("holderId", "folder", "subjectKey", "latestAt", "latestEntryId");

-- CreateIndex
CREATE INDEX "MailboxHead_conversationId_idx" ON "MailboxHead"("conversationId");

-- AddForeignKey
ALTER TABLE "Mailbox" ADD CONSTRAINT "Mailbox_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- All below is written by hand.
CREATE INDEX "MailboxHead_unread" ON "MailboxHead" ("holderId", "folder", "latestAt", "latestEntryId") WHERE "unread" > 0;
CREATE INDEX "MailboxEntry_unread" ON "MailboxEntry" ("holderId", "folder", "sentAt", "id") WHERE "readAt" IS NULL AND "kind" = 'RECEIVED';

-- Heads follow every change of entries, whoever makes it: counted anew for the sides that changed. The conversations are
-- locked first, so that two who change one side at once see each other's entries.
CREATE FUNCTION keep_mailbox_heads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Conversation" WHERE id IN (SELECT "conversationId" FROM changed) ORDER BY id FOR NO KEY UPDATE;

  DELETE FROM "MailboxHead" head
  USING (SELECT DISTINCT "holderId", "conversationId" FROM changed) side
  WHERE head."holderId" = side."holderId" AND head."conversationId" = side."conversationId" AND NOT EXISTS (
    SELECT FROM "MailboxEntry" entry
    WHERE entry."holderId" = head."holderId" AND entry."conversationId" = head."conversationId" AND entry."folder" = head."folder"
  );

  INSERT INTO "MailboxHead" AS head ("holderId", "conversationId", "folder", "latestEntryId", "latestAt", "kind", "party", "subjectKey", "count", "unread")
  SELECT DISTINCT ON ("holderId", "conversationId", "folder")
    "holderId", "conversationId", "folder", entry."id", "sentAt", "kind", "party", "subjectKey",
    count(*) OVER whole, count(*) FILTER (WHERE "kind" = 'RECEIVED' AND "readAt" IS NULL) OVER whole
  FROM "MailboxEntry" entry
  JOIN (SELECT DISTINCT "holderId", "conversationId" FROM changed) side USING ("holderId", "conversationId")
  WHERE "folder" IS NOT NULL
  WINDOW whole AS (PARTITION BY "holderId", "conversationId", "folder")
  ORDER BY "holderId", "conversationId", "folder", "sentAt" DESC, entry."id" DESC
  ON CONFLICT ("holderId", "conversationId", "folder") DO UPDATE SET
    "latestEntryId" = excluded."latestEntryId", "latestAt" = excluded."latestAt", "kind" = excluded."kind", "party" = excluded."party",
    "subjectKey" = excluded."subjectKey", "count" = excluded."count", "unread" = excluded."unread"
  WHERE (head."latestEntryId", head."latestAt", head."kind", head."party", head."subjectKey", head."count", head."unread")
    IS DISTINCT FROM (excluded."latestEntryId", excluded."latestAt", excluded."kind", excluded."party", excluded."subjectKey", excluded."count", excluded."unread");
  RETURN NULL;
END $$;

CREATE TRIGGER heads_follow_new_entries AFTER INSERT ON "MailboxEntry" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_mailbox_heads();
CREATE TRIGGER heads_follow_changed_entries AFTER UPDATE ON "MailboxEntry" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_mailbox_heads();
CREATE TRIGGER heads_follow_gone_entries AFTER DELETE ON "MailboxEntry" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_mailbox_heads();

-- The count of a mailbox follows its heads. A mailbox has a row from its first unread message on.
ALTER TABLE "Mailbox" ADD CONSTRAINT "Mailbox_unread_check" CHECK ("unread" >= 0);

CREATE FUNCTION add_unread(holder integer, more integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "Mailbox" ("holderId", "unread") VALUES (holder, greatest(more, 0))
  ON CONFLICT ("holderId") DO UPDATE SET "unread" = "Mailbox"."unread" + more;
$$;

CREATE FUNCTION keep_mailbox_unread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM add_unread("holderId", more) FROM (
      SELECT "holderId", sum("unread")::integer AS more FROM added WHERE "folder" = 'INBOX' GROUP BY "holderId" ORDER BY "holderId"
    ) change WHERE more > 0;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM add_unread("holderId", more) FROM (
      SELECT "holderId", sum("unread")::integer AS more
      FROM (SELECT "holderId", "unread" FROM added WHERE "folder" = 'INBOX' UNION ALL SELECT "holderId", -"unread" FROM gone WHERE "folder" = 'INBOX') both_sides
      GROUP BY "holderId" ORDER BY "holderId"
    ) change WHERE more <> 0;
  ELSE
    UPDATE "Mailbox" mailbox SET "unread" = mailbox."unread" - less."unread"
    FROM (SELECT "holderId", sum("unread")::integer AS "unread" FROM gone WHERE "folder" = 'INBOX' GROUP BY "holderId") less
    WHERE mailbox."holderId" = less."holderId" AND less."unread" > 0;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER unread_follows_new_heads AFTER INSERT ON "MailboxHead" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_mailbox_unread();
CREATE TRIGGER unread_follows_changed_heads AFTER UPDATE ON "MailboxHead" REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_mailbox_unread();
CREATE TRIGGER unread_follows_gone_heads AFTER DELETE ON "MailboxHead" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_mailbox_unread();

-- Every entry changes once, so that all heads and counts are made.
UPDATE "MailboxEntry" SET "subjectKey" = regexp_replace("subjectKey", '^(re\s*:\s*)+', '');

-- Words of messages, without accents, in whichever language.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE TEXT SEARCH CONFIGURATION causerie (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION causerie ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
CREATE INDEX "Message_words" ON "Message" USING GIN (to_tsvector('causerie', "subject" || ' ' || "body"));
