import { allowing } from "@/lib/methods";
import { channelHandler } from "@/lib/tribune/remote/channel-handler";
import { receivePost } from "@/lib/tribune/remote/receive";

const only = allowing("POST, PUT, OPTIONS");

export const POST = channelHandler((actor, request, slug) => receivePost(actor, request, { slug, format: "xml" }));
export const PUT = POST;
export const OPTIONS = only.options;
export const GET = only.refused;
export const HEAD = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
