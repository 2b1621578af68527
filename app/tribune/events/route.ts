import { allowing } from "@/lib/methods";
import { streamPosts } from "@/lib/tribune/feed/events";
import { channelHandler } from "@/lib/tribune/remote/channel-handler";

const only = allowing("GET");

export const GET = channelHandler(streamPosts);
// Next would answer with GET, whose stream nobody would then read or close.
export const HEAD = only.refused;
