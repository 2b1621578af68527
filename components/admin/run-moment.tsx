import { getFormatter } from "@/lib/i18n/texts";

export async function RunMoment({ at }: { at: Date }) {
  const format = await getFormatter();
  return (
    <time dateTime={at.toISOString()} className="text-sm text-faint">
      {format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" })}
    </time>
  );
}
