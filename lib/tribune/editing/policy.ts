type Posted = { postedAt: Date; hiddenAt: Date | null };

const minute = 60_000;

export function judgeEdit({ postedAt, hiddenAt }: Posted, { now, minutes }: { now: Date; minutes: number }): "edit" | "hidden" | "over" {
  if (hiddenAt) return "hidden";
  return now.getTime() < postedAt.getTime() + minutes * minute ? "edit" : "over";
}

/** Enough for offering it, while the database's clock decides. */
export function seemsYoung(posted: string | undefined, { now, minutes }: { now: number; minutes: number }): boolean {
  return posted !== undefined && now < Date.parse(posted) + minutes * minute;
}
