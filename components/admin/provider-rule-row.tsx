import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { Row } from "@/components/ui/rows";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import { removeProviderRuleAction } from "@/lib/members/providers/actions";
import type { ListedRule } from "@/lib/members/providers/queries";

export async function ProviderRuleRow({ rule: { id, domain, verdict, creator, createdAt } }: { rule: ListedRule }) {
  const t = await getTranslations("admin.providers");
  const date = (await getFormatter()).dateTime(createdAt, { dateStyle: "medium" });
  return (
    <Row>
      <span className="grid min-w-0 flex-1 basis-48">
        <span className="font-semibold wrap-anywhere">{domain}</span>
        <span className="text-sm text-faint">{creator ? t("by", { name: creator.name, date }) : t("on", { date })}</span>
      </span>
      <span className={`text-sm font-semibold ${verdict === "BLOCK" ? "text-danger" : "text-ink"}`}>{t(`verdicts.${verdict}`)}</span>
      <ActForm action={removeProviderRuleAction} hidden={{ ruleId: id }}>
        <Button look="quiet" aria-label={t("removeNamed", { domain })}>
          {t("remove")}
        </Button>
      </ActForm>
    </Row>
  );
}
