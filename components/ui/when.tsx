import { type SaidMoment, Time } from "@/components/ui/time";
import { type DateFormats, getDateFormats } from "@/lib/i18n/texts";

export type Clock = { formats: DateFormats; isToday: (at: Date) => boolean };

/** In milliseconds, when clocks are set back. */
const longestDay = 25 * 3600 * 1000;
/** No place on earth changes its day within one. */
const quarter = 15 * 60 * 1000;

type Properties = { at: Date; precise?: boolean };

export async function When({ at, precise = false }: Properties) {
  return <Time moment={momentOf(at, await getClock(), precise)} />;
}

/** What a long list asks for once. */
export async function getClock(): Promise<Clock> {
  const [formats, now] = [await getDateFormats(), Date.now()];
  const today = formats.short.format(now);
  const known = new Map<number, boolean>();

  function isToday(at: Date): boolean {
    if (Math.abs(now - at.getTime()) >= longestDay) return false;
    const key = Math.floor(at.getTime() / quarter);
    const is = known.get(key) ?? formats.short.format(at) === today;
    known.set(key, is);
    return is;
  }

  return { formats, isToday };
}

export function momentOf(at: Date, clock: Clock, precise = false): SaidMoment {
  return { ...briefMomentOf(at, clock, precise), title: clock.formats.full.format(at) };
}

/** For lists where nothing can be pointed at but the line as a whole. */
export function briefMomentOf(at: Date, { formats, isToday }: Clock, precise = false): Omit<SaidMoment, "title"> {
  const { time, day, precise: dayAndTime } = formats;
  return { at: at.toISOString(), text: (isToday(at) ? time : precise ? dayAndTime : day).format(at) };
}
