import { openMail } from "@/lib/email/commands";
import { isTextGone } from "@/lib/email/state";
import { adminHandler } from "@/lib/handler";
import { rowId } from "@/lib/keyset";

type Context = { params: Promise<{ id: string }> };

// A mail holds what people wrote: it is shown in a frame where nothing runs and from where nothing is fetched.
const policy = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

export const GET = adminHandler<Context>(async (viewer, _request, { params }) => {
  const id = rowId((await params).id);
  const mail = id && (await openMail(viewer, id));
  if (!mail || isTextGone(mail)) return new Response(null, { status: 404 });
  return new Response(mail.html, { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy, "Cache-Control": "private, no-store" } });
});
