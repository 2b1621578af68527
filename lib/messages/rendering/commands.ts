import "server-only";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { rendererVersion, renderMarkdown } from "@/lib/markdown/render";
import type { Transaction } from "@/lib/transaction";

/** A message with what was made of it; the renderer of another version makes it anew. */
export type Rendered = { id: number; body: string; bodyHtml: string | null; renderer: number };

/** How long the HTML of a `message` is; of one that has none yet, a guess. */
export const weight = Prisma.sql`coalesce(length(message."bodyHtml"), 2 * length(message.body))`;

type Html = { id: number; html: string };

const batch = 200;

/** The HTML of each message, by its number. What no renderer of today made is made now, and kept. */
export async function htmlOf(messages: readonly Rendered[], tx: Transaction | typeof db = db): Promise<Map<number, string>> {
  const known = new Map<number, string>();
  const fresh: Html[] = [];
  for (const { id, body, bodyHtml, renderer } of messages) {
    const current = bodyHtml !== null && renderer === rendererVersion;
    const html = current ? bodyHtml : renderMarkdown(body);
    known.set(id, html);
    if (!current) fresh.push({ id, html });
  }
  if (fresh.length > 0) await keepHtml(tx, fresh);
  return known;
}

/** Renders every message anew. Tells after each batch how far it has come, so that it can be taken up from there. */
export async function renderMessages(after: number, tell: (lastId: number) => void): Promise<number> {
  let count = 0;
  for (let last = after; ; ) {
    const messages = await db.message.findMany({ where: { id: { gt: last } }, select: { id: true, body: true }, orderBy: { id: "asc" }, take: batch });
    if (messages.length === 0) return count;
    const made = new Map([...new Set(messages.map(({ body }) => body))].map((body) => [body, renderMarkdown(body)]));
    await keepHtml(
      db,
      messages.map(({ id, body }) => ({ id, html: made.get(body) ?? "" })),
    );
    count += messages.length;
    last = messages.at(-1)?.id ?? last;
    tell(last);
  }
}

/** Whoever renders the same at the same time keeps it: rows that are held are passed over. */
async function keepHtml(tx: Transaction | typeof db, fresh: Html[]): Promise<void> {
  const ids = fresh.map(({ id }) => id);
  await tx.$executeRaw`
    with held as (select id from "Message" where id = any(${ids}::int[]) order by id for no key update skip locked)
    update "Message" message set "bodyHtml" = fresh.html, renderer = ${rendererVersion}::int
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as fresh (id int, html text)
    where message.id = fresh.id and message.id in (select id from held)`;
}
