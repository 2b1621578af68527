import { RichText } from "@/components/ui/rich-text";
import { renderMarkdown } from "@/lib/markdown/render";

/** What somebody wrote, wherever it is read on the site. */
export function MessageBody({ text }: { text: string }) {
  return <RichText html={renderMarkdown(text)} />;
}
