"use client";

import { useState } from "react";
import { followSending } from "@/components/messages/draft-here";
import { DraftKeeper } from "@/components/messages/draft-keeper";
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
  /** For members, whose answers are kept while they are written. */
  draft?: { conversation: string; body: string; keptAt: number; texts: { saved: string; here: string } };
};

/** Goes on with a conversation, for members and for visitors. */
export function AnswerForm({ action, hidden, texts, problems, formKey, draft }: Properties) {
  const [key] = useState(formKey);
  return (
    <Form action={action} schema={answerSchema} problems={problems} values={{ body: draft?.body ?? "" }} hidden={{ ...hidden, key }} onSending={(state) => draft && followSending(`c${draft.conversation}`, state)}>
      <TextArea name="body" label={texts.body} rows={5} required />
      <SubmitButton>{texts.submit}</SubmitButton>
      {draft && <DraftKeeper formKey={key} conversation={draft.conversation} keptAt={draft.keptAt} texts={draft.texts} />}
    </Form>
  );
}
