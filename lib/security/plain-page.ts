import { NextResponse } from "next/server";
import { catalogues } from "@/lib/i18n/catalogues";
import { locales } from "@/lib/i18n/locale";

type Key = keyof (typeof catalogues)["en"]["errors"]["plain"];

/** In both languages, since who reads it cannot be asked, and with nothing to load. */
export function plainPage(key: Key, status: number, headers: Record<string, string> = {}): NextResponse {
  const parts = locales.map((locale) => {
    const { title, text } = catalogues[locale].errors.plain[key];
    return `<section lang="${locale}"><h1>${title}</h1><p>${text}</p></section>`;
  });
  const title = catalogues.en.errors.plain[key].title;
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head><body><main>${parts.join("<hr>")}</main></body></html>`;
  return new NextResponse(html, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "content-security-policy": "default-src 'none'; frame-ancestors 'none'", ...headers },
  });
}
