export function RichText({ html, size = "normal" }: { html: string; size?: "normal" | "small" }) {
  const look = size === "small" ? "rich-text text-sm" : "rich-text";
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it comes from our own renderer, which lets no HTML of theirs through.
  return <div dir="auto" className={look} dangerouslySetInnerHTML={{ __html: html }} />;
}
