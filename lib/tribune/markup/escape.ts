const decimals: Record<string, string> = { "&": "&#38;", "<": "&#60;", ">": "&#62;", '"': "&#34;" };
const names: Record<string, string> = { "&#38;": "&amp;", "&#60;": "&lt;", "&#62;": "&gt;", "&#34;": "&quot;" };

/** Escapes what means something in markup, `>` included: a bare one ends an old client's reading. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => decimals[sign] ?? sign);
}

export function nameEntities(markup: string): string {
  return markup.replace(/&#(?:38|60|62|34);/g, (entity) => names[entity] ?? entity);
}

export function escapeXml(text: string): string {
  return nameEntities(escapeMarkup(text));
}
