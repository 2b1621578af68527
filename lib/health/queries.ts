import "server-only";
import { databaseAnswers, db } from "@/lib/db";
import { mailTransport } from "@/lib/email/transports";

export type Health = {
  database: "up" | "down";
  worker: "up" | "missing" | "unknown";
  mail: { transport: string; waiting: number; failed: number } | null;
};

const missedAfter = 30_000;

/** The state of what the site stands on. Public: it names no person and no address. */
export async function getHealth(): Promise<Health> {
  if (!(await databaseAnswers({ ask: true }))) return { database: "down", worker: "unknown", mail: null };
  const [beat, waiting, failed] = await Promise.all([db.heartbeat.findUnique({ where: { name: "worker" } }), db.mail.count({ where: { nextTryAt: { not: null } } }), db.mail.count({ where: { nextTryAt: null, handedOverAt: null } })]);
  const worker = beat && Date.now() - beat.seenAt.getTime() < missedAfter ? "up" : "missing";
  return { database: "up", worker, mail: { transport: mailTransport().name, waiting, failed } };
}
