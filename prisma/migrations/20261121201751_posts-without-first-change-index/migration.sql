-- DropIndex
DROP INDEX "Post_channelId_firstChange_idx";
