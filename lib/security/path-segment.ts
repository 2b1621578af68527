/** A part of the address as it was meant, or null where it was encoded wrongly or holds what nobody can type. */
export function pathSegment(encoded: string): string | null {
  try {
    const segment = decodeURIComponent(encoded);
    return /\p{Cc}/u.test(segment) ? null : segment;
  } catch {
    return null;
  }
}
