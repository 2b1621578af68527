"use client";

import { useState } from "react";
import { SubmitButton, TextArea, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { writeAction } from "@/lib/messages/actions";
import { writeSchema } from "@/lib/messages/schema";

type Properties = { texts: Catalogue["messages"]["write"]; problems: Problems; formKey: string; values: { to: string; subject: string; body: string } };

export function WriteForm({ texts, problems, formKey, values }: Properties) {
  const [key] = useState(formKey);
  return (
    <Form action={writeAction} schema={writeSchema} problems={problems} values={values} hidden={{ key }}>
      <TextField name="to" label={texts.to} hint={texts.toHint} required autoComplete="off" autoCapitalize="none" spellCheck={false} />
      <TextField name="subject" label={texts.subject} required maxLength={120} />
      <TextArea name="body" label={texts.body} rows={10} />
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}
