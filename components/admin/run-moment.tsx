import { getFormatter } from "next-intl/server";

/** A time to the second, as one wants it of what machines do. */
export async function RunMoment({ at }: { at: Date }) {
  const format = await getFormatter();
  return (
    <time dateTime={at.toISOString()} className="text-sm text-faint">
      {format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" })}
    </time>
  );
}
