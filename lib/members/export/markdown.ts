import { momentFormat } from "@/lib/i18n/dates";
import type { Exported } from "@/lib/members/export/part";

export function quote(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}

export function plainLine(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|]/g, "\\$&");
}

export function momentIn({ locale, timeZone }: Exported): (at: Date) => string {
  const format = momentFormat(locale, timeZone);
  return (at) => format.format(at);
}
