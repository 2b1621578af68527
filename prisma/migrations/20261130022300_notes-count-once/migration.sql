-- A note to oneself has two entries: what was sent and what was received. Where both lie in one folder, they are one message.
CREATE FUNCTION is_note_twin(message integer, holder integer, kind "EntryKind", folder "Folder") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT kind = 'SENT' AND EXISTS (
    SELECT FROM "MailboxEntry" twin
    WHERE twin."messageId" = message AND twin."holderId" = holder AND twin."kind" = 'RECEIVED' AND twin."folder" = is_note_twin.folder
  )
$$;

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
    count(*) FILTER (WHERE NOT is_note_twin("messageId", "holderId", "kind", "folder")) OVER whole,
    count(*) FILTER (WHERE "kind" = 'RECEIVED' AND "readAt" IS NULL) OVER whole,
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

UPDATE "MailboxHead" head SET "count" = head."count" - twins."count"
FROM (
  SELECT sent."holderId", sent."conversationId", sent."folder", count(*)::integer AS "count"
  FROM "MailboxEntry" sent
  JOIN "MailboxEntry" twin ON twin."messageId" = sent."messageId" AND twin."holderId" = sent."holderId"
    AND twin."kind" = 'RECEIVED' AND twin."folder" = sent."folder"
  WHERE sent."kind" = 'SENT'
  GROUP BY sent."holderId", sent."conversationId", sent."folder"
) twins
WHERE head."holderId" = twins."holderId" AND head."conversationId" = twins."conversationId" AND head."folder" = twins."folder";
