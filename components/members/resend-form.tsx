"use client";

import { SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { resendActivationAction } from "@/lib/members/joining/actions";

const resendRules = async () => (await import("@/lib/members/joining/schema")).resendSchema;

type Properties = { texts: Catalogue["members"]["activate"]; problems: Problems };

export function ResendForm({ texts, problems }: Properties) {
  return (
    <Form action={resendActivationAction} schema={resendRules} problems={problems} values={{ email: "" }}>
      <TextField name="email" type="email" label={texts.email} autoComplete="email" required />
      <SubmitButton look="secondary">{texts.resend}</SubmitButton>
    </Form>
  );
}
