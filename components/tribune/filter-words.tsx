import { getTranslations } from "@/lib/i18n/texts";
import { kinds, type Rule } from "@/lib/tribune/filters/rule";

export async function FilterWords({ rule: { target, kind, pattern } }: { rule: Rule }) {
  const t = await getTranslations("filters.words");
  return (
    <p className="min-w-0 flex-1 basis-48 wrap-anywhere">
      {t(`targets.${target}`)} {t(`kinds.${`${kinds.indexOf(kind)}` as "0"}`)} <bdi className="rounded bg-sunken px-1 font-mono text-sm whitespace-pre-wrap">{pattern}</bdi>
    </p>
  );
}
