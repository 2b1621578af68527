import { redirect } from "next/navigation";
import type { Actor } from "@/lib/auth/actor";
import { notFound } from "@/lib/http/not-found";
import { findCurrentName } from "@/lib/members/names/queries";

/** From an address with a name that a member had before to the same page under the present one. */
export async function leadOn(viewer: Actor | null, name: string | null, page = ""): Promise<never> {
  const current = name && (await findCurrentName(viewer, name));
  if (!current) notFound();
  redirect(`/members/${encodeURIComponent(current)}${page}`);
}
