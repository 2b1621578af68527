"use client";

import { useState } from "react";
import { followSending } from "@/components/messages/draft-here";
import { DraftKeeper } from "@/components/messages/draft-keeper";
import { PreviewButton } from "@/components/messages/preview-button";
import { type PreviewTexts, ReturnedPreview } from "@/components/messages/preview-pane";
import { SubmitButton, TextArea } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import { answerSchema } from "@/lib/messages/schema";
import type { Outcome } from "@/lib/outcome";

type Properties = {
  action: (previous: unknown, form?: FormData) => Promise<Outcome>;
  /** What tells the action which conversation is meant. */
  hidden: Record<string, string>;
  texts: { body: string; submit: string; preview: PreviewTexts };
  problems: Problems;
  formKey: string;
  /** For members, whose answers are kept while they are written. */
  draft?: { conversation: string; body: string; keptAt: number; texts: { saved: string; here: string } };
};

/** Goes on with a conversation, for members and for visitors. */
export function AnswerForm({ action, hidden, texts, problems, formKey, draft }: Properties) {
  const [key] = useState(formKey);
  return (
    <Form
      action={action}
      schema={answerSchema}
      problems={problems}
      values={{ body: draft?.body ?? "" }}
      hidden={{ ...hidden, key }}
      show={({ body }) => <ReturnedPreview texts={texts.preview} html={body} />}
      onSending={(state) => draft && followSending(`c${draft.conversation}`, state)}
    >
      <TextArea name="body" label={texts.body} rows={5} required />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{texts.submit}</SubmitButton>
        <PreviewButton texts={texts.preview} />
      </div>
      {draft && <DraftKeeper formKey={key} conversation={draft.conversation} keptAt={draft.keptAt} texts={draft.texts} />}
    </Form>
  );
}
