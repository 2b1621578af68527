"use client";

import { CheckField, SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { signInAction } from "@/lib/members/signing-in/actions";

const signInRules = async () => (await import("@/lib/members/signing-in/schema")).signInSchema;

type Properties = { texts: Catalogue["members"]["signIn"]; problems: Problems; next: string };

export function SignInForm({ texts, problems, next }: Properties) {
  return (
    <Form action={signInAction} schema={signInRules} problems={problems} values={{ name: "", password: "", remember: false }} hidden={{ next }}>
      <TextField name="name" label={texts.name} autoComplete="username" required />
      <TextField name="password" type="password" label={texts.password} autoComplete="current-password" required />
      <CheckField name="remember" label={texts.remember} hint={texts.rememberHint} />
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}
