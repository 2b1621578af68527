import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/texts";
import { switchFiltersAction } from "@/lib/tribune/filters/actions";

type Properties = { filtering: boolean; any: boolean; unsaved: boolean };

export async function FilterActs({ filtering, any, unsaved }: Properties) {
  const t = await getTranslations("filters.acts");
  const acts = [filtering ? "off" : "on", ...(unsaved ? (["save", "load"] as const) : []), ...(any ? (["reset"] as const) : [])] as const;
  return (
    <ActForm action={switchFiltersAction} className="flex flex-wrap gap-3">
      {acts.map((act) => (
        <Button key={act} name="act" value={act} look={act === "save" ? "primary" : act === "reset" ? "danger" : "secondary"}>
          {t(act)}
        </Button>
      ))}
    </ActForm>
  );
}
