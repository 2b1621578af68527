"use client";

import { useState } from "react";
import { AskedQuotation } from "@/components/messages/asked-quotation";
import { draftName, draftPlace, followSending } from "@/components/messages/draft-here";
import { DraftKeeper, type DraftTexts } from "@/components/messages/draft-keeper";
import { LengthenButton } from "@/components/messages/lengthen-button";
import { PreviewButton } from "@/components/messages/preview-button";
import { type PreviewTexts, ReturnedPreview } from "@/components/messages/preview-pane";
import { SubmitButton, TextArea } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Outcome } from "@/lib/outcome";

type Sending = "begun" | "left" | "stayed";

type Properties = {
  action: (previous: unknown, form?: FormData) => Promise<Outcome>;
  hidden: Record<string, string>;
  texts: { body: string; submit: string; preview: PreviewTexts };
  problems: Problems;
  formKey: string;
  draft?: { member: number; conversation: string; body: string; keptAt: number; texts: DraftTexts };
  quotation?: string | undefined;
  /** What the button says that goes on with it on a page of its own; the hidden `parent` is what is answered there. */
  atLength?: string | undefined;
};

const answerRules = async () => (await import("@/lib/messages/schema")).answerSchema;

/** Goes on with a conversation, for members and for visitors. Once it is sent, the page that comes then begins it anew; React knows the form of a native post by its place, which therefore is counted and not named by a key of the moment. */
export function AnswerForm(properties: Properties) {
  const { formKey } = properties;
  const [form, setForm] = useState({ round: 0, key: formKey, sentFrom: "", sent: false });
  if (form.sent && form.sentFrom !== formKey) setForm({ round: form.round + 1, key: formKey, sentFrom: "", sent: false });
  const follow = (state: Sending) => setForm((known) => ({ ...known, sent: state === "left", ...(state === "begun" && { sentFrom: formKey }) }));
  return <OneAnswer key={form.round} {...properties} formKey={form.key} onSending={follow} />;
}

function OneAnswer({ action, hidden, texts, problems, formKey, draft, quotation, atLength, onSending }: Properties & { onSending: (state: Sending) => void }) {
  const [key, setKey] = useState(formKey);
  const follow = (state: Sending) => {
    if (draft) followSending(draftName(draft.member, draftPlace(key, draft.conversation)), state);
    onSending(state);
  };
  return (
    <Form action={action} schema={answerRules} problems={problems} values={{ body: draft?.body ?? "" }} hidden={{ ...hidden, key }} show={({ body }) => <ReturnedPreview texts={texts.preview} html={body} />} onSending={follow}>
      <TextArea name="body" label={texts.body} rows={5} required />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{texts.submit}</SubmitButton>
        <PreviewButton texts={texts.preview} />
        {draft && (
          <div className="flex flex-wrap items-center gap-x-3 max-sm:w-full sm:contents">
            {atLength && <LengthenButton action={action} hidden={{ ...hidden, key }} words={atLength} problems={problems} onSending={follow} />}
            <DraftKeeper member={draft.member} formKey={formKey} conversation={draft.conversation} keptAt={draft.keptAt} onMoved={setKey} texts={draft.texts} />
          </div>
        )}
      </div>
      {quotation && <AskedQuotation text={quotation} />}
    </Form>
  );
}
