import { streamPosts } from "@/lib/tribune/feed/events";
import { channelHandler } from "@/lib/tribune/remote/channel-handler";

export const GET = channelHandler(streamPosts);
