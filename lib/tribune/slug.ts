const reserved = new Set(["remote", "post", "urls", "clock", "crap", "noscript", "readme", "discovery.config", "events"]);

export function isSlug(text: string): boolean {
  return /^[-\w]{0,75}$/.test(text) && !reserved.has(text);
}
