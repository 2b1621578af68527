import "server-only";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { type Actor, hasRank, mintActor } from "@/lib/auth/actor";
import { readSession } from "@/lib/auth/next-auth";
import type { Role } from "@/lib/generated/prisma/enums";
import { notFound } from "@/lib/http/not-found";
import type { MailboxNews } from "@/lib/mailbox-news";
import { internalPath } from "@/lib/security/redirect";

export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await readSession((options) => getServerSession(options));
  return session?.member ? mintActor(session.member.member, session.member.id) : null;
});

/** Of the mailbox of whoever asks for this page, as it was when the page began: what is read after that may be newer. */
export async function currentNews(): Promise<MailboxNews> {
  return (await currentActor())?.news ?? { unread: 0, newest: 0, settlements: 0, last: 0 };
}

export async function requireMember(path: string): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) redirect(signInPath(path));
  return actor;
}

/** An address that is too long to be carried along leads back to its page without what it held, and the reader is told. */
function signInPath(path: string): string {
  const next = internalPath(path, "");
  if (next) return `/sign-in?${new URLSearchParams({ next })}`;
  return `/sign-in?${new URLSearchParams({ next: internalPath(path.split("?")[0]), sent: "cut" })}`;
}

export async function requireRole(role: Exclude<Role, "MEMBER">): Promise<Actor> {
  const actor = await currentActor();
  if (!actor || !hasRank(actor, role)) notFound();
  return actor;
}
