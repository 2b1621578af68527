import { publicHandler } from "@/lib/handler";
import { allowing } from "@/lib/methods";
import { receivePost } from "@/lib/tribune/remote/receive";
import { orRefusal } from "@/lib/tribune/remote/refusal";

type Context = { params: Promise<{ slug?: string }> };

const only = allowing("POST, PUT, OPTIONS");

export const POST = publicHandler<Context>(async (actor, request, { params }) => {
  const { slug = "" } = await params;
  return orRefusal(request, () => receivePost(actor, request, { slug, format: "xml" }));
});
export const PUT = POST;
export const OPTIONS = only.options;
export const GET = only.refused;
export const HEAD = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
