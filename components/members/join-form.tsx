"use client";

import { SubmitButton, TextArea, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { joinAction } from "@/lib/members/joining/actions";
import { joinSchema } from "@/lib/members/joining/schema";

type Properties = { texts: Catalogue["members"]["join"]; problems: Problems; formKey: string; approval: boolean; next: string };

export function JoinForm({ texts, problems, formKey, approval, next }: Properties) {
  return (
    <Form action={joinAction} schema={joinSchema} problems={problems} values={{ name: "", email: "", password: "", passwordAgain: "", application: "" }} hidden={{ key: formKey, next }}>
      <TextField name="name" label={texts.name} hint={texts.nameHint} autoComplete="username" required maxLength={40} />
      <TextField name="email" type="email" label={texts.email} hint={texts.emailHint} autoComplete="email" required />
      <TextField name="password" type="password" label={texts.password} hint={texts.passwordHint} autoComplete="new-password" required />
      <TextField name="passwordAgain" type="password" label={texts.passwordAgain} autoComplete="new-password" required />
      {approval && <TextArea name="application" label={texts.application} hint={texts.applicationHint} rows={4} required maxLength={2000} />}
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}
