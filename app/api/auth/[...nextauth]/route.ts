import { getServerSession } from "next-auth";
import { readSession } from "@/lib/auth/next-auth";
import { publicHandler } from "@/lib/handler";
import { jsonMethods, nowhere } from "@/lib/json-handler";

type Context = { params: Promise<{ nextauth: string[] }> };

const { options, refused } = jsonMethods("GET, HEAD, OPTIONS");

/** Who is signed in by a cookie. It is read without next-auth's own handler, which would renew the cookie for a month. */
const session = publicHandler(async () => Response.json((await readSession((given) => getServerSession(given))) ?? {}, { headers: { "Cache-Control": "no-store" } }), { scope: "any" });

/** Signing in and out are our actions: nothing else of next-auth's addresses is there. */
function atSession(answer: (request: Request, context: Context) => Promise<Response>) {
  return async (request: Request, context: Context) => {
    const { nextauth } = await context.params;
    return nextauth.join("/") === "session" ? answer(request, context) : nowhere(request, context);
  };
}

export const GET = atSession(session);
export const OPTIONS = atSession(options);
export const POST = atSession(refused);
export const PUT = atSession(refused);
export const PATCH = atSession(refused);
export const DELETE = atSession(refused);
