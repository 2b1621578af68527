"use client";

import { SubmitButton, TextArea } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import { declineApplicationAction } from "@/lib/members/approvals/actions";

const declineRules = async () => (await import("@/lib/members/approvals/schema")).declineSchema;

type Properties = { requestId: number; texts: { reason: string; hint: string; submit: string; submitNamed: string }; problems: Problems };

export function DeclineForm({ requestId, texts, problems }: Properties) {
  return (
    <Form action={declineApplicationAction} schema={declineRules} problems={problems} values={{ reason: "" }} hidden={{ requestId: String(requestId) }} className="grid max-w-prose gap-3 pt-2">
      <TextArea name="reason" label={texts.reason} hint={texts.hint} rows={3} required maxLength={1000} />
      <SubmitButton look="danger" className="justify-self-start" aria-label={texts.submitNamed}>
        {texts.submit}
      </SubmitButton>
    </Form>
  );
}
