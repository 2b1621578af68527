import "server-only";
import { getSetting } from "@/lib/settings/queries";

export type RulesOfWriting = { toOneself: boolean; least: number; most: number; copies: boolean };

export async function rulesOfWriting(): Promise<RulesOfWriting> {
  const [several, least, most, toOneself, copies] = await Promise.all([
    getSetting("messages.severalRecipients"),
    getSetting("messages.leastRecipients"),
    getSetting("messages.mostRecipients"),
    getSetting("messages.toOneself"),
    getSetting("messages.copiesOnReply"),
  ]);
  const largest = several ? most : 1;
  return { toOneself, least: Math.min(least, largest), most: largest, copies };
}
