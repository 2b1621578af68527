import { type Reference, readReference, referencePattern } from "@/lib/tribune/references/reference";

const whole = new RegExp(`^(?:${referencePattern})$`, "u");
const flat = /^(?:(?<year>\d{4})?(?<month>\d\d)(?<day>\d\d))?(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?$/;

/** The clock that an address ends in: as in a message, or in digits alone, HHMM and HHMMSS with MMDD or YYYYMMDD before; null where it is none. */
export function readClock(segment: string): Reference | null {
  const { year, month, day, hour, minute, second } = flat.exec(segment)?.groups ?? {};
  const date = month ? `${year ? `${year}/` : ""}${month}/${day}#` : "";
  const written = hour ? `${date}${[hour, minute, second].filter(Boolean).join(":")}` : segment;
  const clock = whole.test(written) ? readReference(written) : null;
  return clock?.clocks && clock.board === null ? clock : null;
}
