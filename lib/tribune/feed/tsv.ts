import type { Format } from "@/lib/tribune/feed/format";
import type { ListedPost } from "@/lib/tribune/queries";

/** A line for a post, with five fields: clients drop a line with more or fewer (reference/tribune.md section 2.4). */
export const tsv: Format = {
  type: "text/tab-separated-values; charset=utf-8",
  direction: "asc",
  render: (posts) => posts.map(renderPost).join(""),
};

/** Readers split lines at more than a newline. */
const betweenLines = /[\p{Cc}\p{Zl}\p{Zp}]/gu;

function renderPost({ number, second, info, login, remoteMarkup }: ListedPost): string {
  return `${[number, second, info, login ?? "", remoteMarkup].map((field) => String(field).replace(betweenLines, " ")).join("\t")}\n`;
}
