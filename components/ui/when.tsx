import { type SaidMoment, Time } from "@/components/ui/time";
import { getFormatter } from "@/lib/i18n/texts";

export type Clock = { format: Awaited<ReturnType<typeof getFormatter>>; now: Date; today: string };
/** In milliseconds, when clocks are set back. */
const longestDay = 25 * 3600 * 1000;

type Properties = { at: Date; precise?: boolean };

export async function When({ at, precise = false }: Properties) {
  return <Time moment={momentOf(at, await getClock(), precise)} />;
}

/** What a long list asks for once. */
export async function getClock(): Promise<Clock> {
  const [format, now] = [await getFormatter(), new Date()];
  return { format, now, today: format.dateTime(now, { dateStyle: "short" }) };
}

export function momentOf(at: Date, { format, now, today }: Clock, precise = false): SaidMoment {
  const isToday = Math.abs(now.getTime() - at.getTime()) < longestDay && format.dateTime(at, { dateStyle: "short" }) === today;
  const time = precise ? ({ hour: "numeric", minute: "2-digit" } as const) : {};
  return {
    at: at.toISOString(),
    text: isToday ? format.dateTime(at, { timeStyle: "short" }) : format.dateTime(at, { day: "numeric", month: "short", year: "numeric", ...time }),
    title: format.dateTime(at, { dateStyle: "full", timeStyle: "short" }),
  };
}
