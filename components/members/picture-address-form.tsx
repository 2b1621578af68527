"use client";

import { SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { fetchAvatarAction } from "@/lib/members/avatar/actions";

const addressRules = async () => (await import("@/lib/members/avatar/schema")).addressSchema;

type Properties = { texts: Catalogue["profile"]["picture"]; problems: Problems; address: string };

export function PictureAddressForm({ texts, problems, address }: Properties) {
  return (
    <Form action={fetchAvatarAction} schema={addressRules} problems={problems} values={{ address }} className="grid gap-3">
      <TextField name="address" type="url" label={texts.address} hint={texts.addressHint} autoCapitalize="none" spellCheck={false} />
      <div>
        <SubmitButton look="secondary">{texts.fetch}</SubmitButton>
      </div>
    </Form>
  );
}
