import type { Exported } from "@/lib/members/export/part";

/** What somebody wrote, set apart from what we say around it. */
export function quote(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}

/** One line, in which nothing begins anything. */
export function plainLine(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|]/g, "\\$&");
}

/** Times as their reader writes them. */
export function momentIn({ locale, timeZone }: Exported): (at: Date) => string {
  const format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { dateStyle: "long", timeStyle: "short", timeZone });
  return (at) => format.format(at);
}
