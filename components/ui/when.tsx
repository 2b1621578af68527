import { getFormatter, getNow } from "next-intl/server";

export type Clock = { format: Awaited<ReturnType<typeof getFormatter>>; now: Date };
type Properties = { at: Date; precise?: boolean };

export async function When(properties: Properties) {
  return <Moment {...properties} clock={await getClock()} />;
}

/** What a long list asks for once. */
export async function getClock(): Promise<Clock> {
  return { format: await getFormatter(), now: await getNow() };
}

export function Moment({ at, precise = false, clock: { format, now } }: Properties & { clock: Clock }) {
  const today = format.dateTime(at, { dateStyle: "short" }) === format.dateTime(now, { dateStyle: "short" });
  return (
    <time dateTime={at.toISOString()} title={format.dateTime(at, { dateStyle: "full", timeStyle: "short" })} className="whitespace-nowrap">
      {today ? format.dateTime(at, { timeStyle: "short" }) : format.dateTime(at, { day: "numeric", month: "short", year: "numeric", ...(precise ? { hour: "numeric", minute: "2-digit" } : {}) })}
    </time>
  );
}
