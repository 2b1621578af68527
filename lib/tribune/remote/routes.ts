import "server-only";
import { limits } from "@/lib/auth/limits";
import { allowing } from "@/lib/methods";
import { answerFeed } from "@/lib/tribune/feed/answer";
import type { FormatName } from "@/lib/tribune/feed/formats";
import { channelHandler } from "@/lib/tribune/remote/channel-handler";
import { receivePost } from "@/lib/tribune/remote/receive";

const reading = allowing("GET, HEAD, OPTIONS", { crossOrigin: true });
const posting = allowing("POST, PUT, OPTIONS");

export function backendRoute(format: FormatName) {
  return readingRoute((actor, request, slug) => answerFeed(actor, request, { slug, format }));
}

type Answer = Parameters<typeof channelHandler>[0];

export function readingRoute(answer: Answer) {
  const { options: OPTIONS, refused } = reading;
  return { GET: channelHandler(answer, limits.polls), OPTIONS, POST: refused, PUT: refused, PATCH: refused, DELETE: refused };
}

export function postRoute(format: FormatName) {
  const { options: OPTIONS, refused } = posting;
  const POST = channelHandler((actor, request, slug) => receivePost(actor, request, { slug, format }));
  return { POST, PUT: POST, OPTIONS, GET: refused, HEAD: refused, PATCH: refused, DELETE: refused };
}
