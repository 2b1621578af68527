"use client";

import { useState } from "react";
import { SubmitButton, TextArea } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import { reportMemberAction } from "@/lib/moderation/reports/actions";

const reportRules = async () => (await import("@/lib/moderation/reports/schema")).reportSchema;

type Properties = { memberId: number; texts: { reason: string; hint: string; submit: string }; problems: Problems; formKey: string };

export function ReportForm({ memberId, texts, problems, formKey }: Properties) {
  const [key] = useState(formKey);
  return (
    <Form action={reportMemberAction} schema={reportRules} problems={problems} values={{ reason: "" }} hidden={{ memberId: String(memberId), key }}>
      <TextArea name="reason" label={texts.reason} hint={texts.hint} rows={6} required maxLength={1000} />
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}
