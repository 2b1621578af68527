import { ButtonLink } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/texts";

type Properties = { path: string; query?: URLSearchParams; older: string | null; newer?: string | null; first: boolean };

export async function ListPages({ path, query = new URLSearchParams(), older, newer = null, first }: Properties) {
  if (!older && first) return null;
  const kept = query.size > 0 ? `${query}&` : "";
  const t = await getTranslations("common.pages");
  return (
    <nav aria-label={t("label")} className="flex flex-wrap gap-3">
      {!first && (
        <ButtonLink href={kept ? `${path}?${query}` : path} look="quiet">
          {t("first")}
        </ButtonLink>
      )}
      {newer && (
        <ButtonLink href={`${path}?${kept}${newer}`} look="secondary">
          {t("newer")}
        </ButtonLink>
      )}
      {older && (
        <ButtonLink href={`${path}?${kept}${older}`} look="secondary">
          {t("older")}
        </ButtonLink>
      )}
    </nav>
  );
}
