import { env } from "@/lib/env";
import { escapeMarkup, nameEntities } from "@/lib/tribune/markup/escape";
import type { ListedPost } from "@/lib/tribune/queries";

/** The board as XML (reference/tribune.md sections 2.1 and 9.1): old clients want double quotes, and empty elements in full. */
export function renderXml(posts: ListedPost[]): string {
  const site = escapeXml(new URL(env.SITE_URL).origin);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<board site="${site}">${posts.map(renderPost).join("")}</board>`;
}

function renderPost({ number, second, info, login, remoteMarkup }: ListedPost): string {
  return `<post id="${number}" time="${second}"><info>${escapeXml(info)}</info><login>${escapeXml(login ?? "")}</login><message>${nameEntities(remoteMarkup)}</message></post>`;
}

function escapeXml(text: string): string {
  return nameEntities(escapeMarkup(text));
}
