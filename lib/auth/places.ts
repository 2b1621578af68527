import "server-only";
import { isIPv4 } from "node:net";
import { open, type Reader, type Response } from "maxmind";
import { env } from "@/lib/env";
import { oncePerProcess } from "@/lib/load/once-per-process";

/** A row of a city file, of DB-IP's or of MaxMind's shape. */
type Row = Response & { city?: string | { names?: Record<string, string> }; country_code?: string; country?: { iso_code?: string } };

const files = oncePerProcess("places", () => new Map<string, Promise<Reader<Row> | null>>());

export const placesAreKnown = Boolean(env.PLACES_V4 || env.PLACES_V6);

export async function placeOf(address: string | null, locale: string): Promise<string | null> {
  const plain = (address ?? "").replace(/^::ffff:(?=\d+\.)/i, "");
  // Asked for an address of the other family, a file answers with a wrong place.
  const file = isIPv4(plain) ? env.PLACES_V4 : env.PLACES_V6;
  const row = file && plain ? (await openOnce(file))?.get(plain) : null;
  return row ? placeWords(row, locale) : null;
}

function placeWords(row: Row, locale: string): string | null {
  const city = typeof row.city === "string" ? row.city : (row.city?.names?.[locale] ?? row.city?.names?.en);
  const code = row.country_code ?? row.country?.iso_code;
  const country = code && /^[A-Z]{2}$/.test(code) ? new Intl.DisplayNames(locale, { type: "region" }).of(code) : undefined;
  return [city, country].filter(Boolean).join(", ") || null;
}

function openOnce(file: string): Promise<Reader<Row> | null> {
  const known = files.get(file);
  if (known) return known;
  const opened = open<Row>(file).catch((reason: Error) => {
    console.error(JSON.stringify({ level: "error", places: file, error: reason.message.slice(0, 300) }));
    return null;
  });
  files.set(file, opened);
  return opened;
}
