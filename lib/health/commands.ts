import "server-only";
import { db } from "@/lib/db";

/** Notes that a background process is alive. */
export async function beat(name: string): Promise<void> {
  await db.$executeRaw`insert into "Heartbeat" (name, "seenAt") values (${name}, now()) on conflict (name) do update set "seenAt" = now()`;
}
