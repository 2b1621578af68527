import { getFormatter } from "next-intl/server";

export async function RunMoment({ at }: { at: Date }) {
  const format = await getFormatter();
  return (
    <time dateTime={at.toISOString()} className="text-sm text-faint">
      {format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" })}
    </time>
  );
}
