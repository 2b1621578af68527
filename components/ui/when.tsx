import { type SaidMoment, Time } from "@/components/ui/time";
import { type DateFormats, getDateFormats } from "@/lib/i18n/texts";

export type Clock = { formats: DateFormats; now: Date; today: string };

/** In milliseconds, when clocks are set back. */
const longestDay = 25 * 3600 * 1000;

type Properties = { at: Date; precise?: boolean };

export async function When({ at, precise = false }: Properties) {
  return <Time moment={momentOf(at, await getClock(), precise)} />;
}

/** What a long list asks for once. */
export async function getClock(): Promise<Clock> {
  const [formats, now] = [await getDateFormats(), new Date()];
  return { formats, now, today: formats.short.format(now) };
}

export function momentOf(at: Date, { formats, now, today }: Clock, precise = false): SaidMoment {
  const isToday = Math.abs(now.getTime() - at.getTime()) < longestDay && formats.short.format(at) === today;
  const { time, day, precise: dayAndTime, full } = formats;
  return { at: at.toISOString(), text: (isToday ? time : precise ? dayAndTime : day).format(at), title: full.format(at) };
}
