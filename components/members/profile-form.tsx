"use client";

import { ProfilePreview } from "@/components/members/profile-preview";
import { SubmitButton, TextArea, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { saveProfileAction } from "@/lib/members/profile/actions";
import type { ProfileText } from "@/lib/members/profile/schema";

const profileRules = async () => (await import("@/lib/members/profile/schema")).profileSchema;

type Properties = { texts: Catalogue["profile"]["text"]; problems: Problems; values: ProfileText };

export function ProfileForm({ texts, problems, values }: Properties) {
  return (
    <Form action={saveProfileAction} schema={profileRules} problems={problems} values={values} show={(previews) => <ProfilePreview texts={texts} previews={previews} />}>
      <TextArea name="biography" label={texts.biography} hint={texts.biographyHint} rows={10} />
      <TextArea name="signature" label={texts.signature} hint={texts.signatureHint} rows={3} />
      <TextField name="site" label={texts.site} hint={texts.siteHint} inputMode="url" autoComplete="url" autoCapitalize="none" spellCheck={false} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{texts.submit}</SubmitButton>
        <SubmitButton look="secondary" name="preview" value="on">
          {texts.preview}
        </SubmitButton>
      </div>
    </Form>
  );
}
