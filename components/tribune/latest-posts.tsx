import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import { PostLine } from "@/components/tribune/post-line";
import { Link } from "@/components/ui/link";
import type { Actor } from "@/lib/auth/actor";
import { catalogues } from "@/lib/i18n/catalogues";
import { getTranslations } from "@/lib/i18n/texts";
import { getSetting } from "@/lib/settings/queries";
import { boardPath } from "@/lib/tribune/board-path";
import { openChannel } from "@/lib/tribune/commands";
import { concernsIn } from "@/lib/tribune/feed/concern";
import { toFeedPost } from "@/lib/tribune/feed/json";
import { listPosts } from "@/lib/tribune/queries";
import { readerOf } from "@/lib/tribune/reader";

const shown = 5;

export async function LatestPosts({ viewer }: { viewer: Actor | null }) {
  const t = await getTranslations("common.home");
  const channel = await openChannel(viewer, "");
  const reader = await readerOf(viewer, await headers());
  const posts = channel ? (await listPosts(reader, channel.id, { take: shown })).map((post) => toFeedPost(reader, post)) : [];
  const concernOf = concernsIn({ path: boardPath(""), login: viewer?.name ?? null, posts });
  const texts = catalogues[await getLocale()].tribune.board;
  const timeZone = await getSetting("site.timeZone");
  return (
    <section className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-xl font-semibold">{t("latestPosts")}</h2>
        <Link href="/tribune/" className="inline-flex min-h-11 items-center font-semibold text-accent hover:underline">
          {t("toTribune")}
        </Link>
      </div>
      {posts.length === 0 ? (
        <p className="text-faint">{t("noPosts")}</p>
      ) : (
        <ol className="rounded-xl border border-line bg-surface py-2 font-mono text-sm">
          {posts.toReversed().map((post) => (
            <PostLine key={post.id} post={post} concern={concernOf(post)} texts={texts} timeZone={timeZone} />
          ))}
        </ol>
      )}
    </section>
  );
}
