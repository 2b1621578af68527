import type { Actor } from "@/lib/auth/actor";
import { limits } from "@/lib/auth/limits";
import { publicHandler } from "@/lib/handler";
import { knowsTag } from "@/lib/http/entity-tag";
import { drawPattern } from "@/lib/members/avatar/pattern";
import { getPicture } from "@/lib/members/avatar/queries";
import { findCurrentName } from "@/lib/members/names/queries";
import { allowing } from "@/lib/methods";
import { pathSegment } from "@/lib/security/path-segment";

type Context = { params: Promise<{ name: string }> };

const year = 365 * 24 * 3600;
const only = allowing("GET, HEAD, OPTIONS");

export const GET = publicHandler<Context>(
  async (viewer, request, { params }) => {
    const name = pathSegment((await params).name);
    const picture = name && (await getPicture(viewer, name));
    if (!picture) return elsewhere(viewer, request, name);
    const asked = new URL(request.url).searchParams.get("v");
    const tag = `"${picture.version}"`;
    const headers = {
      "Cache-Control": asked === picture.version ? `public, max-age=${year}, immutable` : "public, max-age=60",
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
      "Cross-Origin-Resource-Policy": "same-site",
      "Content-Type": picture.kind === "picture" ? "image/webp" : "image/svg+xml",
      ETag: tag,
    };
    if (knowsTag(request.headers, tag)) return new Response(null, { status: 304, headers });
    return new Response(picture.kind === "picture" ? picture.image : drawPattern(picture.memberId), { headers });
  },
  { limit: limits.pictureReads },
);

/** Posts and messages that were kept elsewhere still show the picture under the name that somebody had. */
async function elsewhere(viewer: Actor | null, request: Request, name: string | null): Promise<Response> {
  const current = name && (await findCurrentName(viewer, name));
  if (!current) return new Response(null, { status: 404 });
  const location = `/members/${encodeURIComponent(current)}/avatar${new URL(request.url).search}`;
  return new Response(null, { status: 307, headers: { Location: location, "Cache-Control": "no-store" } });
}

export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
