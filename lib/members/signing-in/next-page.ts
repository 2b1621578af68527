import "server-only";
import { cookies } from "next/headers";
import { ownCookie } from "@/lib/http/cookie";
import { pageAfterSigningIn } from "@/lib/security/redirect";

const cookie = "causerie.next";
const options = { ...ownCookie, httpOnly: true } as const;

export async function keepNextPage(path: unknown): Promise<void> {
  const next = pageAfterSigningIn(path);
  if (next !== "/") (await cookies()).set(cookie, next, { ...options, maxAge: 24 * 3600 });
}

export async function keptNextPage(): Promise<string> {
  return pageAfterSigningIn((await cookies()).get(cookie)?.value);
}

export async function forgetNextPage(): Promise<void> {
  (await cookies()).delete({ name: cookie, ...options });
}
