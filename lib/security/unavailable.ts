import { NextResponse } from "next/server";
import { catalogues } from "@/lib/i18n/catalogues";
import { locales } from "@/lib/i18n/locale";

/** The page for when there is no database: in both languages, since who reads it can no longer be asked. */
export function databaseGonePage(): NextResponse {
  const parts = locales.map((locale) => {
    const { title, explanation } = catalogues[locale].common.databaseGone;
    return `<section lang="${locale}"><h1>${title}</h1><p>${explanation}</p></section>`;
  });
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${catalogues.en.common.databaseGone.title}</title></head><body><main>${parts.join("")}</main></body></html>`;
  return new NextResponse(html, {
    status: 503,
    headers: { "content-type": "text/html; charset=utf-8", "retry-after": "10", "cache-control": "no-store", "content-security-policy": "default-src 'none'; frame-ancestors 'none'" },
  });
}
