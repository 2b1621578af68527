"use client";

import { useState } from "react";
import { SubmitButton, TextArea } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import { answerSchema } from "@/lib/messages/schema";
import type { Outcome } from "@/lib/outcome";

type Properties = {
  action: (previous: unknown, form?: FormData) => Promise<Outcome>;
  /** What tells the action which conversation is meant. */
  hidden: Record<string, string>;
  texts: { body: string; submit: string };
  problems: Problems;
  formKey: string;
};

/** Goes on with a conversation, for members and for visitors. */
export function AnswerForm({ action, hidden, texts, problems, formKey }: Properties) {
  const [key] = useState(formKey);
  return (
    <Form action={action} schema={answerSchema} problems={problems} values={{ body: "" }} hidden={{ ...hidden, key }}>
      <TextArea name="body" label={texts.body} rows={5} required />
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}
