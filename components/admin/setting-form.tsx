"use client";

import { CheckField, SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import { changeSettingAction } from "@/lib/settings/actions";

const changedSettingRules = async () => (await import("@/lib/settings/schema")).changedSettingSchema;

type Properties = {
  name: string;
  value: string | number | boolean;
  secret: boolean;
  long: boolean;
  choices: (readonly [value: string, words: string])[] | undefined;
  texts: { label: string; help: string; save: string; saveNamed: string };
  problems: Problems;
};

export function SettingForm({ name, value, secret, long, choices, texts, problems }: Properties) {
  const field = secret ? "secret" : "value";
  const values = { [field]: typeof value === "boolean" ? value : String(value) };
  return (
    <Form action={changeSettingAction} schema={changedSettingRules} problems={problems} values={values} hidden={{ key: name }} className="grid gap-3">
      <SettingField name={field} label={texts.label} hint={texts.help} value={value} choices={choices} long={long} />
      <SubmitButton look="secondary" className="justify-self-start" aria-label={texts.saveNamed}>
        {texts.save}
      </SubmitButton>
    </Form>
  );
}

type Field = Pick<Properties, "name" | "value" | "choices" | "long"> & { label: string; hint: string };

function SettingField({ value, choices, long, ...field }: Field) {
  if (choices) return <SelectField {...field} options={choices} />;
  if (typeof value === "boolean") return <CheckField {...field} />;
  if (long) return <TextArea {...field} />;
  const inputMode = typeof value === "number" ? "numeric" : "text";
  return <TextField {...field} autoComplete="off" spellCheck={false} inputMode={inputMode} />;
}
