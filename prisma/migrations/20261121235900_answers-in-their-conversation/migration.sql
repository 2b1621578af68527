-- Written by hand: an answer is in the conversation of what it answers. The other reference empties "parentId" where that goes.
ALTER TABLE "Message" ADD CONSTRAINT "Message_answers_in_conversation" FOREIGN KEY ("parentId", "conversationId") REFERENCES "Message" ("id", "conversationId") DEFERRABLE INITIALLY DEFERRED;
