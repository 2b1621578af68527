import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { type Limit, limits } from "@/lib/auth/limits";
import { publicHandler } from "@/lib/handler";
import { orRefusal } from "@/lib/tribune/remote/refusal";

// Next gives an address without variable parts no parameters at all.
type Context = { params: Promise<{ slug?: string } | undefined> };

export function channelHandler(run: (actor: Actor | null, request: Request, slug: string) => Promise<Response>, limit: Limit = limits.calls) {
  return publicHandler<Context>(
    async (actor, request, { params }) => {
      const slug = (await params)?.slug ?? "";
      return orRefusal(request, () => run(actor, request, slug));
    },
    { scope: "TRIBUNE", tokenCookie: true, limit },
  );
}
