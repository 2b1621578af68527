"use client";

import { SubmitButton, TextArea, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { joinAction } from "@/lib/members/joining/actions";
import type { Work } from "@/lib/members/joining/schema";

const joinRules = async () => (await import("@/lib/members/joining/schema")).joinSchema;

type Properties = { texts: Catalogue["members"]["join"]; problems: Problems; formKey: string; approval: boolean; work: Work | null; next: string };

export function JoinForm({ texts, problems, formKey, approval, work, next }: Properties) {
  return (
    <Form action={work ? withWork(work) : joinAction} schema={joinRules} problems={problems} values={{ name: "", email: "", password: "", passwordAgain: "", application: "" }} hidden={{ key: formKey, next }}>
      <TextField name="name" label={texts.name} hint={texts.nameHint} autoComplete="username" required maxLength={40} />
      <TextField name="email" type="email" label={texts.email} hint={texts.emailHint} autoComplete="email" required />
      <TextField name="password" type="password" label={texts.password} hint={texts.passwordHint} autoComplete="new-password" required />
      <TextField name="passwordAgain" type="password" label={texts.passwordAgain} autoComplete="new-password" required />
      {approval && <TextArea name="application" label={texts.application} hint={texts.applicationHint} rows={4} required maxLength={2000} />}
      <SubmitButton>{texts.submit}</SubmitButton>
    </Form>
  );
}

/** Does the work when the form is sent, so that who only looks at the page spends nothing. */
function withWork(work: Work): typeof joinAction {
  return async (input) => {
    const { solveChallenge } = await import("altcha-lib/v1");
    const found = await solveChallenge(work.challenge, work.salt, work.algorithm, work.maxnumber).promise;
    return joinAction({ ...(input as object), work: found ? { ...work, number: found.number } : undefined });
  };
}
