import { Refusal } from "@/lib/refusal";
import type { SettingKey } from "@/lib/settings/registry";

type Range = { least: SettingKey; most: SettingKey; aboveMost: string; belowLeast: string };

/** Pairs of settings that may not cross. */
const ranges: readonly Range[] = [{ least: "messages.leastRecipients", most: "messages.mostRecipients", aboveMost: "aboveMostRecipients", belowLeast: "belowLeastRecipients" }];

export function rangeOf(key: SettingKey): Range | undefined {
  return ranges.find(({ least, most }) => key === least || key === most);
}

/** `other` is the present value at the other end. */
export function refuseCrossed({ least, aboveMost, belowLeast }: Range, key: SettingKey, { value, other }: { value: number; other: number }): void {
  if (key === least && value > other) throw new Refusal("invalid", aboveMost, { field: "value", values: { max: other } });
  if (key !== least && value < other) throw new Refusal("invalid", belowLeast, { field: "value", values: { min: other } });
}
