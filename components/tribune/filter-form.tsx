"use client";

import { SelectField, SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { addFilterAction } from "@/lib/tribune/filters/actions";
import { kinds, longestPattern, targets } from "@/lib/tribune/filters/rule";

const filterRules = async () => (await import("@/lib/tribune/filters/schema")).filterSchema;

export function FilterForm({ texts, problems }: { texts: Catalogue["filters"]; problems: Problems }) {
  const { form, words } = texts;
  return (
    <Form action={addFilterAction} schema={filterRules} problems={problems} values={{ target: "message", kind: "|=", pattern: "" }}>
      <SelectField name="target" label={form.target} options={targets.map((target) => [target, words.targets[target]] as const)} />
      <SelectField name="kind" label={form.kind} options={kinds.map((kind, place) => [kind, words.kinds[`${place}` as "0"]] as const)} />
      <TextField name="pattern" label={form.pattern} hint={form.patternHint} required maxLength={longestPattern} autoComplete="off" />
      <SubmitButton className="justify-self-start">{form.add}</SubmitButton>
    </Form>
  );
}
