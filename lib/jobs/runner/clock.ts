import { millisecondsOf } from "@/lib/jobs/runner/functions";

const seconds = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];
const mostJitter = 30_000;

/** After so many failures (1 and up), in milliseconds: Inngest's own schedule. */
export function backOff(failures: number, jitter = Math.random()): number {
  return (seconds[Math.min(failures, seconds.length) - 1] ?? 0) * 1000 + jitter * mostJitter;
}

/** The wait is a length ("1h30m", "90" in seconds) or a date. The factor shortens lengths for tests; dates stay what they are. */
export function endOf(wait: string, now: Date, factor: number): Date {
  if (/^(\d+[smhdw])+$/.test(wait)) return new Date(now.getTime() + millisecondsOf(wait) * factor);
  if (/^\d+$/.test(wait)) return new Date(now.getTime() + Number(wait) * 1000 * factor);
  const date = new Date(wait);
  return Number.isNaN(date.getTime()) ? now : date;
}
