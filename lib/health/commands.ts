import "server-only";
import { db } from "@/lib/db";

export async function beat(name: string): Promise<void> {
  await db.$executeRaw`insert into "Heartbeat" (name, "seenAt") values (${name}, now()) on conflict (name) do update set "seenAt" = now()`;
}
