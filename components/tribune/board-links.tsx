import { ButtonLink } from "@/components/ui/button";
import type { Actor } from "@/lib/auth/actor";
import { getTranslations } from "@/lib/i18n/texts";
import { boardPath, plainBoardPath } from "@/lib/tribune/board-path";

export async function BoardLinks({ viewer, slug, plain }: { viewer: Actor | null; slug: string; plain: boolean }) {
  const [readme, noscript, urls, filters, clients] = await Promise.all([getTranslations("readme"), getTranslations("noscript"), getTranslations("urls"), getTranslations("filters"), getTranslations("clients")]);
  const links = [
    ["/tribune/readme/", readme("link")],
    ["/tribune/urls/", urls("title")],
    ["/settings/tribune", filters("title")],
    ...(viewer ? [[`/settings/remote-clients${slug && `?channel=${slug}`}`, clients("title")] as const] : []),
    ...(plain ? [[boardPath(slug), noscript("live")] as const] : []),
  ] as const;
  return (
    <div className="flex flex-wrap gap-x-2">
      {links.map(([href, words]) => (
        <ButtonLink key={href} look="quiet" href={href}>
          {words}
        </ButtonLink>
      ))}
      {!plain && (
        <noscript>
          <ButtonLink look="quiet" href={plainBoardPath(slug)}>
            {noscript("title")}
          </ButtonLink>
        </noscript>
      )}
    </div>
  );
}
