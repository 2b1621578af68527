import { getFormatter, getNow } from "next-intl/server";

export async function When({ at, precise = false }: { at: Date; precise?: boolean }) {
  const format = await getFormatter();
  const today = format.dateTime(at, { dateStyle: "short" }) === format.dateTime(await getNow(), { dateStyle: "short" });
  return (
    <time dateTime={at.toISOString()} title={format.dateTime(at, { dateStyle: "full", timeStyle: "short" })} className="whitespace-nowrap">
      {today ? format.dateTime(at, { timeStyle: "short" }) : format.dateTime(at, { day: "numeric", month: "short", year: "numeric", ...(precise ? { hour: "numeric", minute: "2-digit" } : {}) })}
    </time>
  );
}
