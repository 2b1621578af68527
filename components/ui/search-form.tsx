"use client";

import { Search } from "lucide";
import { control } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";

type Properties = {
  label: string;
  submit: string;
  value: string | undefined;
  name?: string;
  hidden?: Record<string, string>;
  hint?: string;
  describedBy?: string | undefined;
};

export function SearchForm({ label, submit, value, name = "q", hidden = {}, hint, describedBy }: Properties) {
  return (
    <search>
      <form className="flex max-w-prose gap-2">
        {Object.entries(hidden).map(([key, kept]) => (
          <input key={key} type="hidden" name={key} value={kept} />
        ))}
        <input type="search" name={name} defaultValue={value} aria-label={label} title={hint} aria-describedby={describedBy} placeholder={label} maxLength={200} className={control} />
        <IconButton look="secondary" className="shrink-0" icon={Search} words={submit} />
      </form>
    </search>
  );
}
