"use client";

import { useState } from "react";
import { draftName, followSending } from "@/components/messages/draft-here";
import { DraftKeeper } from "@/components/messages/draft-keeper";
import { PreviewButton } from "@/components/messages/preview-button";
import { type PreviewTexts, ReturnedPreview } from "@/components/messages/preview-pane";
import { RecipientField } from "@/components/messages/recipient-field";
import { SubmitButton, TextArea, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { writeAction } from "@/lib/messages/actions";

type Properties = {
  texts: Catalogue["writing"];
  draftTexts: Catalogue["messages"]["drafts"];
  previewTexts: PreviewTexts;
  problems: Problems;
  member: number;
  formKey: string;
  keptAt: number;
  values: { to: string; subject: string; body: string };
  parent?: string;
  most: number;
};

const writeRules = async () => (await import("@/lib/messages/schema")).writeSchema;
const longAnswerRules = async () => (await import("@/lib/messages/schema")).longAnswerSchema;

export function WriteForm({ texts, draftTexts, previewTexts, problems, member, formKey, keptAt, values: { to, subject, body }, parent, most }: Properties) {
  const [key, setKey] = useState(formKey);
  const [begunWith] = useState(formKey);
  const { label, hint } = parent ? texts.copies : most === 1 ? texts.to.one : texts.to.several;
  return (
    <Form
      action={writeAction}
      schema={parent ? longAnswerRules : writeRules}
      problems={problems}
      values={{ to, subject, body }}
      hidden={{ key, keptAt: String(keptAt), ...(parent && { parent }) }}
      tellsAll
      show={({ body: html }) => <ReturnedPreview texts={previewTexts} html={html} />}
      onSending={(state) => followSending(draftName(member, key), state)}
    >
      {most > 0 && <RecipientField label={label} hint={hint} required={!parent} most={most} problems={problems} texts={texts.picker} />}
      <TextField name="subject" label={texts.subject} required maxLength={120} />
      <TextArea name="body" label={texts.body} hint={texts.bodyHint} rows={parent ? 16 : 10} required />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{texts.submit}</SubmitButton>
        <span className="hidden noscript:contents">
          <SubmitButton look="secondary" name="keep" value="on">
            {draftTexts.keep}
          </SubmitButton>
        </span>
        <PreviewButton texts={previewTexts} />
        <DraftKeeper member={member} formKey={begunWith} parent={parent} keptAt={keptAt} onMoved={setKey} texts={draftTexts} />
      </div>
    </Form>
  );
}
