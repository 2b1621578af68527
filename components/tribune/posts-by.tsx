import { PostBody } from "@/components/tribune/post-body";
import { Card } from "@/components/ui/page";
import { When } from "@/components/ui/when";
import type { Actor } from "@/lib/auth/actor";
import { getTranslations } from "@/lib/i18n/texts";
import { boardPath } from "@/lib/tribune/board-path";
import { listPostsBy, mostCounted } from "@/lib/tribune/queries";

const shown = 5;

export async function PostsBy({ viewer, authorId }: { viewer: Actor | null; authorId: number }) {
  const [{ posts, total }, t] = await Promise.all([listPostsBy(viewer, authorId, shown), getTranslations("members.profile")]);
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg font-semibold">{t("lately")}</h2>
        <p className="text-sm text-faint">{total > mostCounted ? t("postsMany", { count: mostCounted }) : t("posts", { count: total })}</p>
      </div>
      {posts.length > 0 && (
        <ul className="grid gap-2 font-mono text-sm">
          {posts.map(({ number, slug, webHtml, postedAt }) => (
            <li key={`${slug} ${number}`} className="grid gap-x-3 wrap-anywhere sm:grid-cols-[7rem_1fr]">
              <a href={`${boardPath(slug)}#post-${number}`} className="text-faint hover:text-accent">
                <When at={postedAt} />
              </a>
              <PostBody html={webHtml} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
