"use client";

import { SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { recoverPasswordAction } from "@/lib/members/recovery/actions";

const newPasswordRules = async () => (await import("@/lib/members/recovery/schema")).newPasswordSchema;

type Properties = { texts: Catalogue["security"]["newPassword"]; problems: Problems; token: string };

export function NewPasswordForm({ texts, problems, token }: Properties) {
  return (
    <Form action={recoverPasswordAction} schema={newPasswordRules} problems={problems} values={{ password: "", passwordAgain: "" }} hidden={{ token }}>
      <TextField name="password" type="password" label={texts.password} hint={texts.hint} autoComplete="new-password" required />
      <TextField name="passwordAgain" type="password" label={texts.again} autoComplete="new-password" required />
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}
