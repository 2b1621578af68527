"use client";

import { SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { renameAction } from "@/lib/members/renaming/actions";

const renameRules = async () => (await import("@/lib/members/renaming/schema")).renameSchema;

type Properties = { texts: Catalogue["security"]["name"]; current: Catalogue["security"]["current"]; problems: Problems; name: string };

export function RenameForm({ texts, current, problems, name }: Properties) {
  return (
    <Form action={renameAction} schema={renameRules} problems={problems} values={{ name, currentPassword: "" }}>
      <TextField name="name" label={texts.label} hint={texts.hint} autoComplete="username" required maxLength={40} />
      <TextField name="currentPassword" type="password" label={current.label} hint={current.hint} autoComplete="current-password" required />
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}
