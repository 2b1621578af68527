/** Tests of what another server or another locale could change: files of vitest, or folders of them. */
const ofLocales = ["lib/members/directory", "lib/members/joining/names", "lib/messages/listing", "lib/messages/recipients", "lib/tribune/filters", "lib/tribune/references", "lib/tribune/urls", "scripts/database/agreement"];

const ofVersions = [
  "lib/auth/sessions",
  "lib/jobs/runner/recovery",
  "lib/members/leaving/departure",
  "lib/messages/concurrency",
  "lib/messages/cost",
  "lib/messages/mailbox",
  "lib/messages/maintenance",
  "lib/messages/muting",
  "lib/messages/plans",
  "lib/settings/commands",
];

export type ServerRun = { locale: string; files: readonly string[] };

/** With an empty list vitest runs everything. */
export function serverRuns(locales: readonly string[], long: boolean): ServerRun[] {
  if (long) return locales.map((locale) => ({ locale, files: [] }));
  return locales.map((locale, rank) => ({ locale, files: rank === 0 ? [...ofLocales, ...ofVersions] : ofLocales }));
}
