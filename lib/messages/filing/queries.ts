import "server-only";
import { databaseNow } from "@/lib/db";

/** Asked before the trash is read: what is put there after this moment is not on the page that empties it. */
export async function trashShownAt(): Promise<number> {
  return (await databaseNow()).getTime();
}
