import { publicHandler } from "@/lib/handler";
import { allowing } from "@/lib/methods";
import { answerFeed } from "@/lib/tribune/feed/answer";
import { orRefusal } from "@/lib/tribune/remote/refusal";

type Context = { params: Promise<{ slug?: string }> };

const only = allowing("GET, HEAD, OPTIONS");

export const GET = publicHandler<Context>(async (actor, request, { params }) => {
  const { slug = "" } = await params;
  return orRefusal(request, () => answerFeed(actor, request, { slug, format: "xml" }));
});
export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
