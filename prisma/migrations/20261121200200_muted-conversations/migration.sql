-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "keyboardShortcuts" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "MailboxHead" ADD COLUMN     "muted" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "MutedConversation" (
    "holderId" INTEGER NOT NULL,
    "conversationId" INTEGER NOT NULL,
    "mutedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MutedConversation_pkey" PRIMARY KEY ("holderId","conversationId")
);

-- CreateIndex
CREATE INDEX "MutedConversation_conversationId_idx" ON "MutedConversation"("conversationId");

-- AddForeignKey
ALTER TABLE "MutedConversation" ADD CONSTRAINT "MutedConversation_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MutedConversation" ADD CONSTRAINT "MutedConversation_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- All below is written by hand. New lines of a folder are muted with their conversation; those that exist follow when it is muted.
CREATE OR REPLACE FUNCTION keep_mailbox_heads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Conversation" WHERE id IN (SELECT "conversationId" FROM changed) ORDER BY id FOR NO KEY UPDATE;

  DELETE FROM "MailboxHead" head
  USING (SELECT DISTINCT "holderId", "conversationId" FROM changed) side
  WHERE head."holderId" = side."holderId" AND head."conversationId" = side."conversationId" AND NOT EXISTS (
    SELECT FROM "MailboxEntry" entry
    WHERE entry."holderId" = head."holderId" AND entry."conversationId" = head."conversationId" AND entry."folder" = head."folder"
  );

  INSERT INTO "MailboxHead" AS head ("holderId", "conversationId", "folder", "latestEntryId", "latestAt", "kind", "party", "subjectKey", "count", "unread", "muted")
  SELECT DISTINCT ON ("holderId", "conversationId", "folder")
    "holderId", "conversationId", "folder", entry."id", "sentAt", "kind", "party", "subjectKey",
    count(*) OVER whole, count(*) FILTER (WHERE "kind" = 'RECEIVED' AND "readAt" IS NULL) OVER whole,
    EXISTS (SELECT FROM "MutedConversation" muted WHERE muted."holderId" = entry."holderId" AND muted."conversationId" = entry."conversationId")
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

CREATE FUNCTION keep_muted_heads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Conversation" WHERE id IN (SELECT "conversationId" FROM changed) ORDER BY id FOR NO KEY UPDATE;

  UPDATE "MailboxHead" head SET "muted" = (TG_OP = 'INSERT')
  FROM changed WHERE head."holderId" = changed."holderId" AND head."conversationId" = changed."conversationId";
  RETURN NULL;
END $$;

CREATE TRIGGER heads_follow_muting AFTER INSERT ON "MutedConversation" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_muted_heads();
CREATE TRIGGER heads_follow_unmuting AFTER DELETE ON "MutedConversation" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_muted_heads();

-- The count of a mailbox leaves out what is muted.
CREATE OR REPLACE FUNCTION keep_mailbox_unread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM add_unread("holderId", more) FROM (
      SELECT "holderId", sum("unread")::integer AS more FROM added WHERE "folder" = 'INBOX' AND NOT "muted" GROUP BY "holderId" ORDER BY "holderId"
    ) change WHERE more > 0;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM add_unread("holderId", more) FROM (
      SELECT "holderId", sum("unread")::integer AS more
      FROM (SELECT "holderId", "unread" FROM added WHERE "folder" = 'INBOX' AND NOT "muted" UNION ALL SELECT "holderId", -"unread" FROM gone WHERE "folder" = 'INBOX' AND NOT "muted") both_sides
      GROUP BY "holderId" ORDER BY "holderId"
    ) change WHERE more <> 0;
  ELSE
    UPDATE "Mailbox" mailbox SET "unread" = mailbox."unread" - less."unread"
    FROM (SELECT "holderId", sum("unread")::integer AS "unread" FROM gone WHERE "folder" = 'INBOX' AND NOT "muted" GROUP BY "holderId") less
    WHERE mailbox."holderId" = less."holderId" AND less."unread" > 0;
  END IF;
  RETURN NULL;
END $$;
