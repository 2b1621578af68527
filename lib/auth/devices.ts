import "server-only";
import { sessionCookie } from "@/lib/auth/next-auth";
import { databaseNow, db, patiently } from "@/lib/db";
import { networkOf } from "@/lib/security/client-address";
import { hashSecret, keyedHash, newSecret, verifyKeyedHash } from "@/lib/security/secrets";
import type { Transaction } from "@/lib/transaction";

const day = 24 * 3600 * 1000;
const keptFor = 400 * day;

/** By which a browser is known again, whoever signs in with it. */
export const deviceCookie = { name: "causerie.device", options: { ...sessionCookie.options, maxAge: keptFor / 1000 } };

/** What a browser's cookie says it is, if we said so ourselves; else a new one. */
export function recogniseDevice(cookie: string | undefined): string {
  const [id = "", signature = ""] = (cookie ?? "").split(".");
  return id && verifyKeyedHash("device", id, signature) ? id : newSecret();
}

export function signDevice(id: string): string {
  return `${id}.${keyedHash("device", id)}`;
}

type Whence = { device: string; address: string | null };

/** Returns whether it was the first time. */
export async function noteDevice(tx: Transaction, memberId: number, { device, address }: Whence): Promise<boolean> {
  const deviceHash = hashSecret(device);
  const now = await databaseNow(tx);
  const seen = { networkHash: hashNetwork(address), lastSeenAt: now };
  const { count } = await tx.knownDevice.createMany({ data: { memberId, deviceHash, firstSeenAt: now, ...seen }, skipDuplicates: true });
  if (count === 0) await tx.knownDevice.update({ where: { memberId_deviceHash: { memberId, deviceHash } }, data: seen });
  return count > 0;
}

/** How somebody who once came in is known again: by the browser, or by the network that it was last in. */
export async function howKnown(memberId: number, { device, address }: Whence): Promise<"device" | "network" | null> {
  const [deviceHash, networkHash] = [hashSecret(device), hashNetwork(address)];
  const found = await db.knownDevice.findMany({
    where: { memberId, OR: [{ deviceHash }, { networkHash: networkHash ?? "" }] },
    select: { deviceHash: true },
    take: 100,
  });
  if (found.some((known) => known.deviceHash === deviceHash)) return "device";
  return found.length > 0 ? "network" : null;
}

/** Enough to know it again; where somebody was cannot be read from it. */
function hashNetwork(address: string | null): string | null {
  return address ? keyedHash("network", networkOf(address)) : null;
}

export async function forgetDevices(): Promise<void> {
  const now = await databaseNow();
  const before = new Date(now.getTime() - keptFor);
  await patiently((tx) => tx.knownDevice.deleteMany({ where: { lastSeenAt: { lt: before } } }));
}
