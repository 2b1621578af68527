import { SettingForm } from "@/components/admin/setting-form";
import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import type { Problems } from "@/components/ui/form";
import { Card } from "@/components/ui/page";
import { getTranslations } from "@/lib/i18n/texts";
import { resetSettingAction } from "@/lib/settings/actions";
import type { ListedSetting } from "@/lib/settings/queries";
import { choicesOf, isLong } from "@/lib/settings/registry";

export async function SettingCard({ setting: { key, value, initial, secret, version }, problems }: { setting: ListedSetting; problems: Problems }) {
  const t = await getTranslations("admin.settings");
  const words = await getTranslations("settings");
  const label = words(`${key}.label`);
  const choices = choicesOf(key)?.map((choice) => [choice, words(`${key}.choices.${choice}` as never)] as const);
  const plain = typeof initial === "boolean" ? t(initial ? "on" : "off") : String(initial) || t("empty");
  const shown = choices?.find(([choice]) => choice === initial)?.[1] ?? plain;
  return (
    <Card id={key} className="grid gap-3">
      <SettingForm
        key={version}
        name={key}
        value={secret ? "" : value}
        secret={secret}
        choices={choices}
        long={isLong(key)}
        problems={problems}
        texts={{ label, help: secret && value ? `${words(`${key}.help`)} ${t("secretKept")}` : words(`${key}.help`), save: t("save"), saveNamed: t("saveNamed", { label }) }}
      />
      {value !== initial && (
        <ActForm action={resetSettingAction} hidden={{ key }} className="flex flex-wrap items-center gap-x-3 border-t border-line pt-3 text-sm text-faint">
          {!secret && !isLong(key) && t("initial", { value: shown })}
          <Button look="quiet" aria-label={secret ? t("removeNamed", { label }) : t("resetNamed", { label, value: isLong(key) ? t("initialText") : shown })}>
            {t(secret ? "remove" : "reset")}
          </Button>
        </ActForm>
      )}
    </Card>
  );
}
