import { type SaidMoment, Time } from "@/components/ui/time";
import { getFormatter } from "@/lib/i18n/texts";

export type Clock = { format: Awaited<ReturnType<typeof getFormatter>>; today: string };
type Properties = { at: Date; precise?: boolean };

export async function When({ at, precise = false }: Properties) {
  return <Time moment={momentOf(at, await getClock(), precise)} />;
}

/** What a long list asks for once. */
export async function getClock(): Promise<Clock> {
  const format = await getFormatter();
  return { format, today: format.dateTime(new Date(), { dateStyle: "short" }) };
}

export function momentOf(at: Date, { format, today }: Clock, precise = false): SaidMoment {
  const time = precise ? ({ hour: "numeric", minute: "2-digit" } as const) : {};
  return {
    at: at.toISOString(),
    text: format.dateTime(at, { dateStyle: "short" }) === today ? format.dateTime(at, { timeStyle: "short" }) : format.dateTime(at, { day: "numeric", month: "short", year: "numeric", ...time }),
    title: format.dateTime(at, { dateStyle: "full", timeStyle: "short" }),
  };
}
