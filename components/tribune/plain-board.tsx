import type { BoardProperties } from "@/components/tribune/board";
import { EditForm } from "@/components/tribune/edit-form";
import { PlainComposer } from "@/components/tribune/plain-composer";
import { PostLine } from "@/components/tribune/post-line";
import { PostLog } from "@/components/tribune/post-log";
import { ButtonLink } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/texts";
import { readSecond, seemsYoung } from "@/lib/tribune/editing/policy";
import { concernsIn } from "@/lib/tribune/feed/concern";

type Properties = Omit<BoardProperties, "pollEvery"> & { here: string };

export async function PlainBoard({ here, path, login, posts, clock, composer, editing, texts }: Properties) {
  const concernOf = concernsIn({ path, login, posts });
  const now = readSecond(clock.second);
  const t = await getTranslations("noscript");
  return (
    <div className="grid gap-4">
      <PostLog empty={posts.length === 0} texts={texts}>
        {posts.map((post) => (
          <PostLine key={post.id} post={post} concern={concernOf(post)} texts={texts} timeZone={clock.timeZone} editable={post.owned && seemsYoung(post.created, { now, minutes: clock.editMinutes })} />
        ))}
      </PostLog>
      {composer && editing && <EditForm key={editing.number} {...composer} board={here} post={editing} texts={texts} />}
      {composer && !editing && <PlainComposer {...composer} back={here} texts={texts} />}
      <ButtonLink look="secondary" href={here} prefetch={false} className="justify-self-start">
        {t("refresh")}
      </ButtonLink>
    </div>
  );
}
