import type { BoardProperties } from "@/components/tribune/board";
import { EditForm } from "@/components/tribune/edit-form";
import { PlainComposer } from "@/components/tribune/plain-composer";
import { PostList } from "@/components/tribune/post-list";
import { ButtonLink } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/texts";

type Properties = Omit<BoardProperties, "followed">;

export async function PlainBoard({ here, path, login, posts, clock, composer, editing, texts }: Properties) {
  const t = await getTranslations("noscript");
  return (
    <div className="grid gap-4">
      <PostList path={path} here={here} login={login} posts={posts} now={clock.now} clock={clock} texts={texts} />
      {composer && editing && <EditForm key={editing.number} {...composer} board={here} post={editing} texts={texts} />}
      {composer && !editing && <PlainComposer {...composer} back={here} texts={texts} />}
      <ButtonLink look="secondary" href={here} className="justify-self-start">
        {t("refresh")}
      </ButtonLink>
    </div>
  );
}
