import "server-only";
import { createHash } from "node:crypto";
import { actAs } from "@/lib/auth/acting";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db } from "@/lib/db";
import type { AvatarSource } from "@/lib/generated/prisma/enums";
import { largestPicture, makePicture } from "@/lib/members/avatar/picture";
import { Refusal } from "@/lib/refusal";
import { fetchOutgoing } from "@/lib/security/outgoing";
import { getSetting } from "@/lib/settings/queries";

type Fetch = (address: string) => Promise<Buffer | null>;
type Origin = { source: AvatarSource; address?: string };

const fetchPicture: Fetch = (address) => fetchOutgoing(address, { largest: largestPicture, milliseconds: 8000 });

export async function uploadAvatar(actor: Actor, given: Uint8Array): Promise<void> {
  await keepAvatar(actor, given, { source: "UPLOAD" });
}

export async function fetchAvatar(actor: Actor, address: string, fetch: Fetch = fetchPicture): Promise<void> {
  const given = await fetch(address);
  if (!given) throw new Refusal("invalid", "pictureUnreachable", { field: "address" });
  await keepAvatar(actor, given, { source: "ADDRESS", address });
}

export async function fetchGravatar(actor: Actor, fetch: Fetch = fetchPicture): Promise<void> {
  if (!(await getSetting("members.gravatar"))) throw new Refusal("forbidden", "gravatarOff");
  const { emailKey } = await db.member.findUniqueOrThrow({ where: { id: actor.memberId }, select: { emailKey: true } });
  const hash = createHash("sha256").update(emailKey).digest("hex");
  const given = await fetch(`https://gravatar.com/avatar/${hash}?s=256&d=404`);
  if (!given) throw new Refusal("not_found", "gravatarNone");
  await keepAvatar(actor, given, { source: "GRAVATAR" });
}

export async function removeAvatar(actor: Actor): Promise<void> {
  await actAs(actor, async (tx) => {
    await tx.avatar.deleteMany({ where: { memberId: actor.memberId } });
    await tx.member.update({ where: { id: actor.memberId }, data: { avatarVersion: null } });
  });
}

async function keepAvatar(actor: Actor, given: Uint8Array, { source, address }: Origin): Promise<void> {
  const { image, version } = await makePicture(given);
  const { memberId } = actor;
  await actAs(actor, async (tx) => {
    const kept = { image, source, address: address ?? null, updatedAt: await databaseNow(tx) };
    await tx.avatar.upsert({ where: { memberId }, create: { memberId, ...kept }, update: kept });
    await tx.member.update({ where: { id: memberId }, data: { avatarVersion: version } });
  });
}
