import { readSecond } from "@/lib/tribune/clock";

type Posted = { postedAt: Date; hiddenAt: Date | null };

const minute = 60_000;

export function judgeEdit({ postedAt, hiddenAt }: Posted, { now, minutes }: { now: Date; minutes: number }): "edit" | "hidden" | "over" {
  if (hiddenAt) return "hidden";
  return now.getTime() < postedAt.getTime() + minutes * minute ? "edit" : "over";
}

/** By clocks as they are shown, in milliseconds: enough for offering it, while the database's clock decides. */
export function seemsYoung(second: string, { now, minutes }: { now: number; minutes: number }): boolean {
  return now < readSecond(second) + minutes * minute;
}
