import { getLocale } from "next-intl/server";
import { functionNamer } from "@/components/admin/function-name";
import { Button } from "@/components/ui/button";
import { control, Field } from "@/components/ui/field";
import { Filters } from "@/components/ui/filters";
import { getTranslations } from "@/lib/i18n/texts";
import { functions } from "@/lib/jobs/registry";
import type { RunList } from "@/lib/jobs/runs/schema";
import { runStates } from "@/lib/jobs/runs/state";

export async function RunFilters({ list }: { list: RunList }) {
  const t = await getTranslations("admin.runs");
  const filters = [undefined, ...runStates].map((state) => ({ href: hrefOf({ ...list, state }), words: state ? t(`states.${state}`) : t("all"), current: state === list.state }));
  return (
    <div className="grid gap-3">
      <Filters label={t("filter")} filters={filters} />
      <search>
        <form className="flex max-w-prose flex-wrap items-end gap-2">
          {list.state && <input type="hidden" name="state" value={list.state} />}
          <div className="min-w-0 flex-1 basis-64">
            <Field id="function" label={t("function")}>
              <FunctionChoice chosen={list.function} />
            </Field>
          </div>
          <Button look="secondary">{t("show")}</Button>
        </form>
      </search>
    </div>
  );
}

async function FunctionChoice({ chosen }: { chosen: string | undefined }) {
  const t = await getTranslations("admin.runs");
  const nameOf = await functionNamer();
  const { compare } = new Intl.Collator(await getLocale());
  const options = functions.map((each) => ({ id: each.id(), name: nameOf(each.id()) })).sort((one, other) => compare(one.name, other.name));
  return (
    <select key={chosen} id="function" name="function" defaultValue={chosen ?? ""} className={control}>
      <option value="">{t("anyFunction")}</option>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function hrefOf({ state, function: name }: RunList): string {
  const query = new URLSearchParams({ ...(state && { state }), ...(name && { function: name }) });
  return query.size > 0 ? `/admin/runs?${query}` : "/admin/runs";
}
