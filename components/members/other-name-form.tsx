"use client";

import { SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { activateAction } from "@/lib/members/joining/actions";

const activateRules = async () => (await import("@/lib/members/joining/schema")).activateSchema;

type Properties = { texts: Catalogue["members"]["activate"]; problems: Problems; token: string };

export function OtherNameForm({ texts, problems, token }: Properties) {
  return (
    <Form action={activateAction} schema={activateRules} problems={problems} values={{ name: "" }} hidden={{ token }}>
      <TextField name="name" label={texts.name} hint={texts.nameHint} autoComplete="username" required maxLength={40} />
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}
