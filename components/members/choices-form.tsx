"use client";

import { CheckField, SubmitButton } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { saveChoicesAction } from "@/lib/members/profile/actions";
import type { Choices } from "@/lib/members/profile/choices";

const choicesRules = async () => (await import("@/lib/members/profile/schema")).choicesSchema;

type Properties = { texts: Catalogue["profile"]["choices"]; problems: Problems; values: Choices };

export function ChoicesForm({ texts, problems, values }: Properties) {
  return (
    <Form action={saveChoicesAction} schema={choicesRules} problems={problems} values={values}>
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-semibold">{texts.others}</legend>
        <CheckField name="showEmail" label={texts.showEmail} hint={texts.showEmailHint} />
        <CheckField name="hideActivity" label={texts.hideActivity} hint={texts.hideActivityHint} />
      </fieldset>
      <fieldset className="grid gap-1">
        <legend className="mb-2 font-semibold">{texts.own}</legend>
        <CheckField name="mailOnMessage" label={texts.mailOnMessage} />
        <CheckField name="showSignatures" label={texts.showSignatures} />
        <CheckField name="menusOnHover" label={texts.menusOnHover} />
        <CheckField name="keyboardShortcuts" label={texts.keyboardShortcuts} hint={texts.keyboardShortcutsHint} />
      </fieldset>
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}
