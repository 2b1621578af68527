import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { dropForm, keepForm } from "@/lib/forms/kept/commands";
import { keptCookie } from "@/lib/forms/kept/cookie";
import { memberOf } from "@/lib/forms/made-for";
import { internalPath } from "@/lib/security/redirect";

/** Scripts show the answer in the page that is there; a browser that sends by itself shows whatever page comes. */
export async function isSentWithoutScripts(): Promise<boolean> {
  return !(await headers()).has("next-action");
}

/** What came back to its form and is sent again waits no longer. */
export async function forgetKept(): Promise<void> {
  const jar = await cookies();
  await dropForm(jar.get(keptCookie.name)?.value ?? "");
  jar.delete(keptCookie.name);
}

/**
 * Keeps what was typed and leads to signing in, from where it leads back. A redirect of an action is a 303; once the page
 * is rendered that the form was sent to, it would be a 307, and the browser would send the form to that address too.
 */
export async function leadToSignIn(madeFor: unknown, fields: Record<string, string>): Promise<never> {
  const path = internalPath((await headers()).get("x-path"));
  const memberId = memberOf(madeFor);
  const secret = memberId === null ? null : await keepForm({ memberId, path, fields });
  if (secret) (await cookies()).set(keptCookie.name, secret, keptCookie.options);
  redirect(`/sign-in?${new URLSearchParams({ next: path, sent: secret ? "kept" : "lost" })}`);
}
