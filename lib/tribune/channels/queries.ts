import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { getSetting } from "@/lib/settings/queries";

const most = 200;

const staffChannel = { id: true, slug: true, title: true, description: true, locked: true, anonymousMayPost: true, slowSeconds: true, keepDays: true, lastNumber: true } as const;

export type StaffChannel = Prisma.ChannelGetPayload<{ select: typeof staffChannel }>;

export async function listChannels(viewer: Actor | null): Promise<{ slug: string; title: string }[]> {
  if (!viewer && (await getSetting("tribune.locked"))) return [];
  return db.channel.findMany({ where: viewer ? {} : { locked: false }, select: { slug: true, title: true }, orderBy: { slug: "asc" }, take: most });
}

export async function listStaffChannels(viewer: Actor): Promise<StaffChannel[]> {
  demandRank(viewer, "ADMINISTRATOR");
  return db.channel.findMany({ select: staffChannel, orderBy: { slug: "asc" }, take: most });
}

export async function getStaffChannel(viewer: Actor, id: number): Promise<StaffChannel | null> {
  demandRank(viewer, "ADMINISTRATOR");
  return db.channel.findUnique({ where: { id }, select: staffChannel });
}

/** Where something was hidden or edited since the night before last. */
export async function listCorrectedChannels(): Promise<number[]> {
  const found = await db.$queryRaw<{ id: number }[]>`select id from "Channel" where "correctedAt" > now() - interval '2 days' order by id limit 10000`;
  return found.map(({ id }) => id);
}

export async function listForgetfulChannels(): Promise<{ id: number; keepDays: number }[]> {
  const channels = await db.channel.findMany({ where: { keepDays: { not: null } }, select: { id: true, keepDays: true }, orderBy: { id: "asc" }, take: 10_000 });
  return channels.map(({ id, keepDays }) => ({ id, keepDays: keepDays ?? 0 }));
}
