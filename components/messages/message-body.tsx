import { RichText } from "@/components/ui/rich-text";
import { renderMarkdown } from "@/lib/markdown/render";

export function MessageBody({ text }: { text: string }) {
  return <RichText html={renderMarkdown(text)} />;
}
