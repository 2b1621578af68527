import Bowser from "bowser";

/** The browser and its system as people call them, from what it says of itself; null where it says nothing that we know. */
export function nameBrowser(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const { browser, os } = Bowser.parse(userAgent);
  return [browser.name, os.name].filter(Boolean).join(" · ") || null;
}
