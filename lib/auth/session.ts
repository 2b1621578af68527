import "server-only";
import { notFound, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { type Actor, hasRank, mintActor } from "@/lib/auth/actor";
import { readSession } from "@/lib/auth/next-auth";
import type { Role } from "@/lib/generated/prisma/enums";
import { internalPath } from "@/lib/security/redirect";

export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await readSession((options) => getServerSession(options));
  return session?.member ? mintActor(session.member.member, session.member.id) : null;
});

export async function requireMember(path: string): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(internalPath(path))}`);
  return actor;
}

export async function requireRole(role: Exclude<Role, "MEMBER">): Promise<Actor> {
  const actor = await currentActor();
  if (!actor || !hasRank(actor, role)) notFound();
  return actor;
}
