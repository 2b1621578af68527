"use client";

import { SubmitButton, TextArea } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import { settleReportAction } from "@/lib/moderation/reports/actions";

const settleRules = async () => (await import("@/lib/moderation/reports/schema")).settleSchema;

type Properties = { reportId: number; texts: { answer: string; hint: string; submit: string; submitNamed: string }; problems: Problems };

export function SettleForm({ reportId, texts, problems }: Properties) {
  return (
    <Form action={settleReportAction} schema={settleRules} problems={problems} values={{ answer: "" }} hidden={{ reportId: String(reportId) }} className="grid max-w-prose gap-3">
      <TextArea name="answer" label={texts.answer} hint={texts.hint} rows={3} maxLength={1000} />
      <SubmitButton className="justify-self-start" aria-label={texts.submitNamed}>
        {texts.submit}
      </SubmitButton>
    </Form>
  );
}
