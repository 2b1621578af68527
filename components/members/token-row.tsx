import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { Row } from "@/components/ui/rows";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import { revokeAccessTokenAction } from "@/lib/members/access-tokens/actions";
import type { ListedToken } from "@/lib/members/access-tokens/queries";
import { nameOfScope } from "@/lib/members/access-tokens/scope";

export async function TokenRow({ token: { id, label, scopes, createdAt, lastUsedAt, expiresAt } }: { token: ListedToken }) {
  const t = await getTranslations("tokens");
  const format = await getFormatter();
  const date = (at: Date) => format.dateTime(at, { dateStyle: "medium" });
  const facts = [t("list.made", { date: date(createdAt) }), lastUsedAt ? t("list.used", { date: date(lastUsedAt) }) : t("list.unused"), expiresAt ? t("list.expires", { date: date(expiresAt) }) : t("list.endless")];
  return (
    <Row>
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="font-semibold wrap-anywhere">{label}</p>
        <p className="text-sm">{scopes.map((scope) => t(`scopes.${nameOfScope(scope)}`)).join(" · ")}</p>
        <p className="text-xs text-faint">{facts.join(" · ")}</p>
      </div>
      <ActForm action={revokeAccessTokenAction} hidden={{ token: id }}>
        <Button look="danger" aria-label={t("list.revokeLabel", { label })}>
          {t("list.revoke")}
        </Button>
      </ActForm>
    </Row>
  );
}
