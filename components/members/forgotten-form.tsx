"use client";

import { SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { askRecoveryAction } from "@/lib/members/recovery/actions";

const forgottenRules = async () => (await import("@/lib/members/recovery/schema")).forgottenSchema;

type Properties = { texts: Catalogue["security"]["forgotten"]; problems: Problems; next: string };

export function ForgottenForm({ texts, problems, next }: Properties) {
  return (
    <Form action={askRecoveryAction} schema={forgottenRules} problems={problems} values={{ name: "" }} hidden={{ next }}>
      <TextField name="name" label={texts.name} hint={texts.hint} autoComplete="username" required />
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}
