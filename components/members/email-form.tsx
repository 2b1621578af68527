"use client";

import { SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { askEmailChangeAction } from "@/lib/members/email-change/actions";

const emailChangeRules = async () => (await import("@/lib/members/email-change/schema")).emailChangeSchema;

type Properties = { texts: Catalogue["security"]["email"]; current: Catalogue["security"]["current"]; problems: Problems };

export function EmailForm({ texts, current, problems }: Properties) {
  return (
    <Form action={askEmailChangeAction} schema={emailChangeRules} problems={problems} values={{ email: "", currentPassword: "" }}>
      <TextField name="email" type="email" label={texts.label} hint={texts.hint} autoComplete="email" required />
      <TextField name="currentPassword" type="password" label={current.label} hint={current.hint} autoComplete="current-password" required />
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}
