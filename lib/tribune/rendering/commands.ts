import "server-only";
import { db } from "@/lib/db";
import { announce } from "@/lib/realtime/hub";
import type { Transaction } from "@/lib/transaction";
import { type Forms, formsOf } from "@/lib/tribune/rendering/forms";
import { holdChannels, keepUrls } from "@/lib/tribune/urls/commands";

const batch = 200;
const written = { id: true, channelId: true, raw: true, login: true, authorId: true, postedAt: true } as const;

/** By today's rules and settings; numbers, ranks and changes stay. Tells after each batch how far it has come, so that it can be taken up from there. */
export async function renderAgain(after: number, tell: (lastId: number) => void): Promise<number> {
  let count = 0;
  for (let last = after; ; ) {
    const posts = await db.post.findMany({ where: { id: { gt: last } }, select: written, orderBy: { id: "asc" }, take: batch });
    if (posts.length === 0) return count;
    const forms: Replaced[] = [];
    for (const { id, login, authorId, postedAt, ...post } of posts) forms.push({ id, raw: post.raw, ...(await formsOf({ ...post, registered: login !== null || authorId !== null, before: postedAt })) });
    await db.$transaction((tx) => replaceForms(tx, forms, [...new Set(posts.map(({ channelId }) => channelId))]), { timeout: 60_000 });
    count += posts.length;
    last = posts.at(-1)?.id ?? last;
    tell(last);
  }
}

type Replaced = { id: number; raw: string } & Forms;

/** What was edited meanwhile has its forms already. */
async function replaceForms(tx: Transaction, forms: Replaced[], channelIds: number[]): Promise<void> {
  await holdChannels(tx, channelIds);
  const rows = JSON.stringify(forms.map(({ id, raw, webHtml, remoteMarkup }) => ({ id, raw, web: webHtml, remote: remoteMarkup })));
  const replaced = await tx.$queryRaw<{ id: number }[]>`
    update "Post" set "webHtml" = form.web, "remoteMarkup" = form.remote
    from jsonb_to_recordset(${rows}::jsonb) as form(id int, raw text, web text, remote text) where "Post".id = form.id and "Post".raw = form.raw returning "Post".id`;
  const ids = new Set(replaced.map(({ id }) => id));
  const current = forms.filter(({ id }) => ids.has(id));
  await tx.postReference.deleteMany({ where: { postId: { in: [...ids] } } });
  await tx.postReference.createMany({ data: current.flatMap(({ id, targets }) => targets.map((target) => ({ postId: id, position: target.position, targetId: target.id }))) });
  await keepUrls(tx, current);
  await announce(tx, ...channelIds.map((id) => `channel:${id}` as const));
}
