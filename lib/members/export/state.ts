const day = 24 * 3600 * 1000;

export const exportLasts = 7 * day;
const oneIn = day;
export const longestMaking = day;

export type ExportTimes = { requestedAt: Date; readyAt: Date | null; failedAt: Date | null; expiresAt: Date | null };

export type ExportState = "none" | "underWay" | "ready" | "failed" | "over";

export function exportState(latest: ExportTimes | null, now: Date): ExportState {
  if (!latest) return "none";
  if (latest.readyAt) return latest.expiresAt && latest.expiresAt > now ? "ready" : "over";
  return latest.failedAt || now.getTime() - latest.requestedAt.getTime() > longestMaking ? "failed" : "underWay";
}

export function nextExportAt(latest: ExportTimes | null, now: Date): Date | null {
  const next = latest?.readyAt ? new Date(latest.requestedAt.getTime() + oneIn) : null;
  return next && next > now ? next : null;
}
