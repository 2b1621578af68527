"use client";

import { SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import { sayFarewellAction } from "@/lib/members/leaving/actions";

const leaveRules = async () => (await import("@/lib/members/leaving/schema")).leaveSchema;

type Properties = { texts: { password: string; submit: string }; problems: Problems };

export function FarewellForm({ texts, problems }: Properties) {
  return (
    <Form action={sayFarewellAction} schema={leaveRules} problems={problems} values={{ currentPassword: "" }}>
      <TextField name="currentPassword" type="password" label={texts.password} autoComplete="current-password" required />
      <SubmitButton look="danger">{texts.submit}</SubmitButton>
    </Form>
  );
}
