const day = 24 * 3600 * 1000;

/** How long an archive can be fetched, how long to wait for the next one, and how long one may take to be made. */
export const exportLasts = 7 * day;
const oneIn = day;
export const longestMaking = day;

export type ExportTimes = { requestedAt: Date; readyAt: Date | null; failedAt: Date | null; expiresAt: Date | null };

export type ExportState = "none" | "underWay" | "ready" | "failed" | "over";

/** What became of somebody's latest export; one that was never finished counts as failed. */
export function exportState(latest: ExportTimes | null, now: Date): ExportState {
  if (!latest) return "none";
  if (latest.readyAt) return latest.expiresAt && latest.expiresAt > now ? "ready" : "over";
  return latest.failedAt || now.getTime() - latest.requestedAt.getTime() > longestMaking ? "failed" : "underWay";
}

/** When the next export may be asked for; null when it may be at once, or while one is under way. */
export function nextExportAt(latest: ExportTimes | null, now: Date): Date | null {
  const next = latest?.readyAt ? new Date(latest.requestedAt.getTime() + oneIn) : null;
  return next && next > now ? next : null;
}
