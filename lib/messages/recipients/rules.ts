import "server-only";
import { getSetting } from "@/lib/settings/queries";

export type RulesOfWriting = { toOneself: boolean; least: number; most: number; copies: boolean };

/** What the settings say about who may be written to at once. Where several are not, one is all; a minimum beyond the maximum counts as the maximum. */
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
