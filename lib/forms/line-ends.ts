/** Browsers and programs end lines as they like; here a line feed does. */
export function withLineFeeds(given: unknown): unknown {
  if (typeof given === "string") return given.replace(/\r\n?/g, "\n");
  if (Array.isArray(given)) return given.map(withLineFeeds);
  if (given === null || typeof given !== "object" || Object.getPrototypeOf(given) !== Object.prototype) return given;
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, withLineFeeds(value)]));
}
