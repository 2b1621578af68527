import NextAuth from "next-auth";
import { readSession } from "@/lib/auth/next-auth";
import { publicHandler } from "@/lib/handler";

type Context = { params: Promise<{ nextauth: string[] }> };

/** On the way next-auth would renew the cookie for a month, whatever "until the browser closes" had promised: what it sets is taken off. Signing in and out are our actions. */
export const GET = publicHandler<Context>(async (_actor, request, context) => {
  const { nextauth } = await context.params;
  if (nextauth.join("/") !== "session") return new Response(null, { status: 404 });
  const answer: Response = await readSession((options) => NextAuth(options)(request, context));
  const headers = new Headers(answer.headers);
  headers.delete("set-cookie");
  headers.set("cache-control", "no-store");
  return new Response(answer.body, { status: answer.status, headers });
});
