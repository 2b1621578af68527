import { ButtonLink } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/texts";

type Properties = { path: string; query?: URLSearchParams; older: string | null; newer?: string | null; first: boolean; newestFirst?: boolean };

export async function ListPages({ path, query = new URLSearchParams(), older, newer = null, first, newestFirst = true }: Properties) {
  if (!older && first) return null;
  const kept = query.size > 0 ? `${query}&` : "";
  const t = await getTranslations("common.pages");
  return (
    <nav aria-label={t("label")} className="flex flex-wrap gap-3">
      {!first && (
        <ButtonLink href={kept ? `${path}?${query}` : path} look="quiet">
          {t(newestFirst ? "first" : "start")}
        </ButtonLink>
      )}
      {newer && (
        <ButtonLink href={`${path}?${kept}${newer}`} look="secondary">
          {t(newestFirst ? "newer" : "previous")}
        </ButtonLink>
      )}
      {older && (
        <ButtonLink href={`${path}?${kept}${older}`} look="secondary">
          {t(newestFirst ? "older" : "next")}
        </ButtonLink>
      )}
    </nav>
  );
}
