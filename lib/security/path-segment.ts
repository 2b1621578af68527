export function pathSegment(encoded: string): string | null {
  try {
    const segment = decodeURIComponent(encoded);
    return /\p{Cc}/u.test(segment) ? null : segment;
  } catch {
    return null;
  }
}
