import { Button } from "@/components/ui/button";
import { control } from "@/components/ui/field";

type Properties = { label: string; submit: string; value: string | undefined; name?: string };

/** Searches the page that it stands on, by its address. */
export function SearchForm({ label, submit, value, name = "q" }: Properties) {
  return (
    <search>
      <form className="flex max-w-prose gap-2">
        <input type="search" name={name} defaultValue={value} aria-label={label} placeholder={label} maxLength={60} className={control} />
        <Button look="secondary">{submit}</Button>
      </form>
    </search>
  );
}
