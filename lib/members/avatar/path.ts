export function avatarPath(name: string, version: string | null): string {
  return `/members/${encodeURIComponent(name)}/avatar?v=${version ?? patternVersion}`;
}

/** Of every member without a picture: changes when patterns are to be drawn differently. */
export const patternVersion = "pattern-1";
