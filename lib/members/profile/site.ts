export function siteAddress(typed: string): string | null {
  const text = typed.trim();
  const meant = /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i.test(text) ? text : `https://${text}`;
  if (/[\s\p{Cc}\\]/u.test(text) || !/^https?:\/\//i.test(meant) || !URL.canParse(meant)) return null;
  const url = new URL(meant);
  return url.username || url.password || !/^[^.].*\.[^.]|^\[/.test(url.hostname) ? null : url.href;
}
