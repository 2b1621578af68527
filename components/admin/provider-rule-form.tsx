"use client";

import { SelectField, SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import { setProviderRuleAction } from "@/lib/members/providers/actions";

const providerRuleRules = async () => (await import("@/lib/members/providers/schema")).providerRuleSchema;

type Properties = { texts: { domain: string; hint: string; verdict: string; block: string; allow: string; save: string }; problems: Problems };

export function ProviderRuleForm({ texts, problems }: Properties) {
  const verdicts = [
    ["BLOCK", texts.block],
    ["ALLOW", texts.allow],
  ] as const;
  return (
    <Form action={setProviderRuleAction} schema={providerRuleRules} problems={problems} values={{ domain: "", verdict: "BLOCK" }} className="grid max-w-prose gap-4">
      <TextField name="domain" label={texts.domain} hint={texts.hint} required maxLength={253} autoComplete="off" />
      <SelectField name="verdict" label={texts.verdict} options={verdicts} />
      <SubmitButton className="justify-self-start">{texts.save}</SubmitButton>
    </Form>
  );
}
