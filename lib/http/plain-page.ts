import { NextResponse } from "next/server";
import { catalogues } from "@/lib/i18n/catalogues";
import { locales } from "@/lib/i18n/locale";

export type PlainKey = keyof (typeof catalogues)["en"]["errors"]["plain"];

/** Nothing is loaded, run or sent from there. */
export const plainHeaders = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** In both languages, since who reads it cannot be asked, and with nothing to load. */
export function plainDocument(key: PlainKey): string {
  const parts = locales.map((locale) => {
    const { title, text } = catalogues[locale].errors.plain[key];
    return `<section lang="${locale}"><h1>${title}</h1><p>${text}</p></section>`;
  });
  const title = catalogues.en.errors.plain[key].title;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title>`;
  return `<!doctype html><html lang="en"><head>${head}</head><body><main>${parts.join("<hr>")}</main></body></html>`;
}

export function plainPage(key: PlainKey, status: number, headers: Record<string, string> = {}): NextResponse {
  return new NextResponse(plainDocument(key), { status, headers: { ...plainHeaders, ...headers } });
}
