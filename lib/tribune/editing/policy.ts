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

/** Milliseconds that grow as the clocks of one time zone do, from YYYYMMDDHHMMSS. */
export function readSecond(second: string): number {
  const [year = 0, month = 1, day, hour, minutes, seconds] = (second.match(/^\d{4}|\d\d/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, hour, minutes, seconds);
}
