import { allowing } from "@/lib/methods";
import { answerFeed } from "@/lib/tribune/feed/answer";
import { channelHandler } from "@/lib/tribune/remote/channel-handler";

const only = allowing("GET, HEAD, OPTIONS");

export const GET = channelHandler((actor, request, slug) => answerFeed(actor, request, { slug, format: "json" }));
export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
