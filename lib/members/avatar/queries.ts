import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { AvatarSource } from "@/lib/generated/prisma/enums";
import { patternVersion } from "@/lib/members/avatar/path";
import { nameKey } from "@/lib/members/name";

export type Picture = { version: string } & ({ kind: "picture"; image: Uint8Array<ArrayBuffer> } | { kind: "pattern"; memberId: number });

export async function getPicture(_viewer: Actor | null, name: string): Promise<Picture | null> {
  const member = await db.member.findFirst({ where: { nameKey: nameKey(name), leftAt: null }, select: { id: true, avatarVersion: true, avatar: { select: { image: true } } } });
  if (!member) return null;
  const { id, avatarVersion, avatar } = member;
  return avatar && avatarVersion ? { kind: "picture", version: avatarVersion, image: avatar.image } : { kind: "pattern", version: patternVersion, memberId: id };
}

export type OwnAvatar = { source: AvatarSource; address: string | null } | null;

export async function getOwnAvatar(actor: Actor): Promise<OwnAvatar> {
  return db.avatar.findUnique({ where: { memberId: actor.memberId }, select: { source: true, address: true } });
}
