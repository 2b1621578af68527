"use client";

import { useState } from "react";
import { SubmitButton, TextArea, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import { contactAction } from "@/lib/messages/visits/actions";

type Text = "name" | "nameHint" | "email" | "emailHint" | "subject" | "body" | "submit";
type Properties = { recipient: string; texts: Record<Text, string>; problems: Problems; formKey: string };

const contactRules = async () => (await import("@/lib/messages/schema")).contactSchema;

export function ContactForm({ recipient, texts, problems, formKey }: Properties) {
  const [key] = useState(formKey);
  return (
    <Form action={contactAction} schema={contactRules} problems={problems} values={{ name: "", email: "", subject: "", body: "" }} hidden={{ recipient, key }}>
      <TextField name="name" label={texts.name} hint={texts.nameHint} required maxLength={40} autoComplete="name" />
      <TextField name="email" type="email" label={texts.email} hint={texts.emailHint} required autoComplete="email" />
      <TextField name="subject" label={texts.subject} required maxLength={120} />
      <TextArea name="body" label={texts.body} required />
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}
