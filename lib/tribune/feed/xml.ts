import { env } from "@/lib/env";
import type { Format } from "@/lib/tribune/feed/format";
import { escapeXml, nameEntities } from "@/lib/tribune/markup/escape";
import type { ListedPost } from "@/lib/tribune/queries";

/** Old clients want double quotes, and empty elements in full (reference/tribune.md sections 2.1 and 9.1). */
export const xml = {
  type: "application/xml; charset=utf-8",
  direction: "desc",
  render: (posts) => `${declaration}${openingBoard()}${posts.map(renderPost).join("")}</board>`,
} satisfies Format;

/** Without it an old client posts in Latin-1. */
export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function openingBoard(): string {
  return `<board site="${escapeXml(new URL(env.SITE_URL).origin)}">`;
}

export function partsOf({ number, second, info, login, remoteMarkup }: ListedPost): { opening: string; children: string[] } {
  const children = [`<info>${escapeXml(info)}</info>`, `<login>${escapeXml(login ?? "")}</login>`, `<message>${nameEntities(remoteMarkup)}</message>`];
  return { opening: `<post id="${number}" time="${second}">`, children };
}

function renderPost(post: ListedPost): string {
  const { opening, children } = partsOf(post);
  return `${opening}${children.join("")}</post>`;
}
