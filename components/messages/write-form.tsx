"use client";

import { useState } from "react";
import { followSending } from "@/components/messages/draft-here";
import { DraftKeeper } from "@/components/messages/draft-keeper";
import { SubmitButton, TextArea, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { writeAction } from "@/lib/messages/actions";
import { setAsideAction } from "@/lib/messages/drafts/actions";
import { writeSchema } from "@/lib/messages/schema";

type Properties = {
  texts: Catalogue["messages"]["write"];
  draftTexts: Catalogue["messages"]["drafts"];
  problems: Problems;
  formKey: string;
  keptAt: number;
  values: { to: string; subject: string; body: string };
};

export function WriteForm({ texts, draftTexts, problems, formKey, keptAt, values: { to, subject, body } }: Properties) {
  const [key] = useState(formKey);
  return (
    <Form action={writeAction} schema={writeSchema} problems={problems} values={{ to, subject, body }} hidden={{ key }} onSending={(state) => followSending(key, state)}>
      <TextField name="to" label={texts.to} hint={texts.toHint} required autoComplete="off" autoCapitalize="none" spellCheck={false} />
      <TextField name="subject" label={texts.subject} required maxLength={120} />
      <TextArea name="body" label={texts.body} rows={10} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{texts.submit}</SubmitButton>
        <SubmitButton look="secondary" formAction={setAsideAction.bind(null, null) as never} className="hidden noscript:inline-flex">
          {draftTexts.keep}
        </SubmitButton>
        <DraftKeeper formKey={key} keptAt={keptAt} texts={draftTexts} />
      </div>
    </Form>
  );
}
