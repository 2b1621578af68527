-- CreateTable
CREATE TABLE "PostReference" (
    "postId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "targetId" INTEGER NOT NULL,

    CONSTRAINT "PostReference_pkey" PRIMARY KEY ("postId","position")
);

-- CreateIndex
CREATE INDEX "PostReference_targetId_idx" ON "PostReference"("targetId");

-- AddForeignKey
ALTER TABLE "PostReference" ADD CONSTRAINT "PostReference_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostReference" ADD CONSTRAINT "PostReference_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Posts of a clock, whatever the day.
CREATE INDEX "Post_channelId_clock_idx" ON "Post" ("channelId", right(second, 6), second DESC, rank);
