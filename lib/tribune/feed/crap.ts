import type { Format } from "@/lib/tribune/feed/format";
import { declaration, openingBoard, partsOf, xml } from "@/lib/tribune/feed/xml";
import type { ListedPost } from "@/lib/tribune/queries";

export const crap: Format = {
  ...xml,
  render: (posts) => `${declaration}${openingBoard()}\n${posts.map(renderPost).join("")}</board>\n`,
};

function renderPost(post: ListedPost): string {
  const { opening, children } = partsOf(post);
  return ` ${opening}\n${children.map((child) => `  ${child}\n`).join("")} </post>\n`;
}
