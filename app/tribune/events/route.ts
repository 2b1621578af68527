import { publicHandler } from "@/lib/handler";
import { streamPosts } from "@/lib/tribune/feed/events";
import { orRefusal } from "@/lib/tribune/remote/refusal";

type Context = { params: Promise<{ slug?: string }> };

export const GET = publicHandler<Context>(async (actor, request, { params }) => {
  const { slug = "" } = await params;
  return orRefusal(request, () => streamPosts(actor, request, slug));
});
