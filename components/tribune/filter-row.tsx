import { getTranslations } from "next-intl/server";
import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { Row } from "@/components/ui/rows";
import { dropFilterAction } from "@/lib/tribune/filters/actions";
import { kinds, type Rule } from "@/lib/tribune/filters/rule";

export async function FilterRow({ rule }: { rule: Rule }) {
  const { target, kind, pattern } = rule;
  const t = await getTranslations("filters");
  return (
    <Row>
      <p className="min-w-0 flex-1 basis-48 wrap-anywhere">
        {t(`words.targets.${target}`)} {t(`words.kinds.${`${kinds.indexOf(kind)}` as "0"}`)} <bdi className="rounded bg-sunken px-1 font-mono text-sm whitespace-pre-wrap">{pattern}</bdi>
      </p>
      <ActForm action={dropFilterAction} hidden={rule}>
        <Button look="quiet" aria-label={t("dropNamed", { pattern })}>
          {t("drop")}
        </Button>
      </ActForm>
    </Row>
  );
}
