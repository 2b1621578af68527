import "server-only";
import { cookies } from "next/headers";
import { internalPath } from "@/lib/security/redirect";

const cookie = "causerie.next";
const options = { httpOnly: true, sameSite: "lax", path: "/" } as const;

export async function keepNextPage(path: unknown): Promise<void> {
  const next = internalPath(path);
  if (next !== "/") (await cookies()).set(cookie, next, { ...options, maxAge: 24 * 3600 });
}

export async function keptNextPage(): Promise<string> {
  return internalPath((await cookies()).get(cookie)?.value);
}

export async function forgetNextPage(): Promise<void> {
  (await cookies()).delete({ name: cookie, path: "/" });
}
