import "server-only";
import { sessionCookie } from "@/lib/auth/next-auth";
import { databaseNow, patiently } from "@/lib/db";
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

/** Returns whether it was the first time. */
export async function noteDevice(tx: Transaction, memberId: number, device: string): Promise<boolean> {
  const deviceHash = hashSecret(device);
  const now = await databaseNow(tx);
  const { count } = await tx.knownDevice.createMany({ data: { memberId, deviceHash, firstSeenAt: now, lastSeenAt: now }, skipDuplicates: true });
  if (count === 0) await tx.knownDevice.update({ where: { memberId_deviceHash: { memberId, deviceHash } }, data: { lastSeenAt: now } });
  return count > 0;
}

export async function forgetDevices(): Promise<void> {
  const now = await databaseNow();
  const before = new Date(now.getTime() - keptFor);
  await patiently((tx) => tx.knownDevice.deleteMany({ where: { lastSeenAt: { lt: before } } }));
}
