import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { nameKey } from "@/lib/members/name";

export async function getMember(_viewer: Actor | null, name: string): Promise<{ id: number; name: string } | null> {
  return db.member.findFirst({ where: { nameKey: nameKey(name), leftAt: null }, select: { id: true, name: true } });
}
