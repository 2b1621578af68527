/** A part of the address as it was meant, or null where it was encoded wrongly. */
export function pathSegment(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
