import { rankOf } from "@/lib/tribune/clock";

const date = "(?:(?:\\d{4}/)?(?:0[1-9]|1[0-2])/(?:0[1-9]|[12]\\d|3[01])#|\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[T# ])";
const hour = "(?:[01]\\d|2[0-3])";
const sixty = "[0-5]\\d";
const index = "(?:[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?|[:^][1-9]\\d?(?!\\d))";
const board = "(?:@[-\\w]+|(?!@))";

/** A post by its clock (reference/tribune.md sections 3.6 and 8): an index belongs to it only after seconds. */
const clock = `(?<!\\d)${date}?(?:${hour}:${sixty}:${sixty}(?:${index}|(?!${index}))|${hour}:${sixty}|${hour}${sixty}${sixty}(?:${index}|(?!${index})))(?![\\d:])${board}`;
const number = `(?<![\\p{L}\\p{N}_&#/])#[1-9]\\d{0,8}(?![\\p{L}\\p{N}_])${board}`;

export const referencePattern = `${clock}|${number}`;

/** Which posts somebody means; what is null was not said. */
export type Reference = {
  board: string | null;
  number: number | null;
  clocks: readonly [string, string] | null;
  /** YYYYMMDD or MMDD. */
  day: string | null;
  rank: number | null;
};

const parts = /^(?:(?<day>[-/\d]+)[T# ])?(?<hour>\d\d):?(?<minute>\d\d)(?::?(?<second>\d\d))?(?<mark>\D.*)?$/u;

export function readReference(text: string): Reference {
  const [name = "", board = null] = text.split("@");
  if (name.startsWith("#")) return { board, number: Number(name.slice(1)), clocks: null, day: null, rank: null };
  const { day, hour, minute, second, mark } = parts.exec(name)?.groups ?? {};
  return { board, number: null, clocks: clocksOf(`${hour}${minute}${second ?? ""}`), day: day?.replace(/\D/g, "") ?? null, rank: mark ? rankOf(mark) : null };
}

/** Without seconds, a whole minute is meant. */
function clocksOf(digits: string): [string, string] {
  return digits.length === 4 ? [`${digits}00`, `${digits}59`] : [digits, digits];
}
