export function RichText({ html, size = "normal" }: { html: string; size?: "normal" | "small" }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it comes from our own renderer, which lets no HTML of theirs through.
  return <div className={`rich-text ${size === "small" ? "text-sm" : ""}`} dangerouslySetInnerHTML={{ __html: html }} />;
}
