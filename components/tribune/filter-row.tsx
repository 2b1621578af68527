import { FilterWords } from "@/components/tribune/filter-words";
import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { Row } from "@/components/ui/rows";
import { getTranslations } from "@/lib/i18n/texts";
import { dropFilterAction } from "@/lib/tribune/filters/actions";
import type { Rule } from "@/lib/tribune/filters/rule";

export async function FilterRow({ rule }: { rule: Rule }) {
  const t = await getTranslations("filters");
  return (
    <Row>
      <FilterWords rule={rule} />
      <ActForm action={dropFilterAction} hidden={rule}>
        <Button look="quiet" aria-label={t("dropNamed", { pattern: rule.pattern })}>
          {t("drop")}
        </Button>
      </ActForm>
    </Row>
  );
}
