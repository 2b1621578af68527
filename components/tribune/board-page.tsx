import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import { Board } from "@/components/tribune/board";
import { BoardLinks } from "@/components/tribune/board-links";
import { ChannelList } from "@/components/tribune/channel-list";
import { PlainBoard } from "@/components/tribune/plain-board";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import type { Actor } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/session";
import { notFound } from "@/lib/http/not-found";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { rowId } from "@/lib/keyset";
import { getSetting } from "@/lib/settings/queries";
import { boardPath, plainBoardPath } from "@/lib/tribune/board-path";
import { canPost } from "@/lib/tribune/channels/policy";
import { pickTitle } from "@/lib/tribune/channels/title";
import { openChannel } from "@/lib/tribune/commands";
import { findEditable } from "@/lib/tribune/editing/queries";
import { toFeedPost } from "@/lib/tribune/feed/json";
import { readFeedQuery } from "@/lib/tribune/feed/query";
import { recogniseParticipant } from "@/lib/tribune/identity/participant";
import { owesWork } from "@/lib/tribune/identity/work";
import { listPosts } from "@/lib/tribune/queries";
import { readerFor } from "@/lib/tribune/reader";

type Properties = { slug: string; plain?: boolean; searchParams: Promise<{ limit?: string | string[]; edit?: string | string[] }> };

export async function BoardPage({ slug, plain = false, searchParams }: Properties) {
  const viewer = await currentActor();
  const channel = await openChannel(viewer, slug);
  if (!channel) notFound();
  const asked = await searchParams;
  const { limit } = await readFeedQuery(new URLSearchParams({ limit: String(asked.limit ?? "") }), "asc");
  const participant = await recogniseParticipant(viewer, await headers());
  const reader = await readerFor(participant);
  const posts = await listPosts(reader, channel.id, { take: limit });
  const mayPost = canPost(viewer, channel);
  const pathOf = plain ? plainBoardPath : boardPath;
  const here = pathOf(slug) + (asked.limit === undefined ? "" : `?limit=${limit}`);
  const edited = rowId(String(asked.edit ?? ""));
  const editing = edited ? await findEditable(participant, channel, edited) : null;
  const t = await getTranslations("tribune.board");
  const board = {
    path: boardPath(slug),
    here,
    login: viewer?.name ?? null,
    posts: posts.toReversed().map((post) => toFeedPost(reader, post)),
    clock: await clockNow(mayPost),
    editing,
    texts: catalogues[await getLocale()].tribune.board,
    composer: mayPost ? { slug, formKey: crypto.randomUUID(), owesWork: await owesWork(viewer), maximumLength: await getSetting("tribune.maximumLength"), problems: await formProblems() } : undefined,
  };
  const key = `${slug} ${reader.key}`;
  const at = Math.max(0, ...posts.map(({ change }) => change));
  const followed = { slug, at, view: reader.key, pollEvery: await getSetting("tribune.refreshMilliseconds") };
  return (
    <Page title={slug === "" ? ((await randomTitle()) ?? t("title")) : channel.title} lead={channel.description || t("lead")}>
      <ChannelList viewer={viewer} slug={slug} pathOf={pathOf} />
      {plain ? <PlainBoard key={key} {...board} /> : <Board key={key} {...board} followed={followed} />}
      {edited && !editing && (
        <p role="status" className="font-medium">
          {t("editOver")}
        </p>
      )}
      <BoardLinks viewer={viewer} slug={slug} plain={plain} />
      <PostingNote viewer={viewer} mayPost={mayPost} next={here} />
    </Page>
  );
}

async function clockNow(mayPost: boolean) {
  const [timeZone, minutes] = await Promise.all([getSetting("site.timeZone"), getSetting("tribune.editMinutes")]);
  return { now: Date.now(), timeZone, editMinutes: mayPost ? minutes : 0 };
}

async function randomTitle(): Promise<string | null> {
  return pickTitle(await getSetting("tribune.titles"), Math.random());
}

async function PostingNote({ viewer, mayPost, next }: { viewer: Actor | null; mayPost: boolean; next: string }) {
  if (viewer) return null;
  const t = await getTranslations("tribune.board");
  if (mayPost) return <p className="text-sm text-faint">{t("anonymous")}</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="text-faint">{t("closed")}</p>
      <ButtonLink href={`/sign-in?next=${encodeURIComponent(next)}`}>{t("signIn")}</ButtonLink>
    </div>
  );
}
