const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

export function shownSecond(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" }).formatToParts(at);
  const digits = (type: Intl.DateTimeFormatPartTypes, width = 2) => (parts.find((part) => part.type === type)?.value ?? "").padStart(width, "0");
  return `${digits("year", 4)}${digits("month")}${digits("day")}${digits("hour")}${digits("minute")}${digits("second")}`;
}

export function clockOf(second: string): string {
  return `${second.slice(8, 10)}:${second.slice(10, 12)}:${second.slice(12, 14)}`;
}

export function rankMark(rank: number): string {
  return rank < 2 ? "" : [...String(rank)].map((digit) => superscripts[Number(digit)]).join("");
}

export function rankOf(mark: string): number {
  return Number([...mark.replace(/^[:^]/, "")].map((sign) => (superscripts.includes(sign) ? superscripts.indexOf(sign) : sign)).join(""));
}
