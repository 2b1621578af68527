"use client";

import { CheckField, SelectField, SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import { changeSettingAction } from "@/lib/settings/actions";

const changedSettingRules = async () => (await import("@/lib/settings/schema")).changedSettingSchema;

type Properties = { name: string; value: string | number | boolean; secret: boolean; choices: (readonly [value: string, words: string])[] | undefined; texts: { label: string; help: string; save: string; saveNamed: string }; problems: Problems };

export function SettingForm({ name, value, secret, choices, texts, problems }: Properties) {
  const field = { name: secret ? "secret" : "value", label: texts.label, hint: texts.help };
  return (
    <Form action={changeSettingAction} schema={changedSettingRules} problems={problems} values={{ [field.name]: typeof value === "boolean" ? value : String(value) }} hidden={{ key: name }} className="grid gap-3">
      {choices ? <SelectField {...field} options={choices} /> : typeof value === "boolean" ? <CheckField {...field} /> : <TextField {...field} autoComplete="off" spellCheck={false} inputMode={typeof value === "number" ? "numeric" : "text"} />}
      <SubmitButton look="secondary" className="justify-self-start" aria-label={texts.saveNamed}>
        {texts.save}
      </SubmitButton>
    </Form>
  );
}
