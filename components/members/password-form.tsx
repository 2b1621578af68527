"use client";

import { SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { changePasswordAction } from "@/lib/members/security/actions";

const passwordRules = async () => (await import("@/lib/members/security/schema")).passwordSchema;

type Properties = { texts: Catalogue["security"]["password"]; current: Catalogue["security"]["current"]; problems: Problems };

export function PasswordForm({ texts, current, problems }: Properties) {
  return (
    <Form action={changePasswordAction} schema={passwordRules} problems={problems} values={{ currentPassword: "", password: "", passwordAgain: "" }}>
      <TextField name="currentPassword" type="password" label={current.label} hint={current.hint} autoComplete="current-password" required />
      <TextField name="password" type="password" label={texts.password} hint={texts.hint} autoComplete="new-password" required />
      <TextField name="passwordAgain" type="password" label={texts.again} autoComplete="new-password" required />
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}
