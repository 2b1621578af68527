"use client";

import { CheckField, SelectField, SubmitButton, TextField } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { makeAccessTokenAction } from "@/lib/members/access-tokens/actions";
import { lifetimes } from "@/lib/members/access-tokens/schema";
import type { ScopeName } from "@/lib/members/access-tokens/scope";

const accessTokenRules = async () => (await import("@/lib/members/access-tokens/schema")).accessTokenSchema;

type Properties = { texts: Catalogue["tokens"]; problems: Problems; scopes: ScopeName[] };

export function TokenForm({ texts, problems, scopes }: Properties) {
  const { make } = texts;
  return (
    <Form
      action={makeAccessTokenAction}
      schema={accessTokenRules}
      problems={problems}
      values={{ label: "", lifetime: "90", messages: false, tribune: false, members: false, admin: false }}
      show={({ label = "", secret = "" }) => <NewSecret key={secret} words={make.shownOnce.replace("{label}", label)} secret={secret} />}
    >
      <TextField name="label" label={make.label} hint={make.labelHint} required maxLength={60} autoComplete="off" />
      <fieldset className="grid">
        <legend className="mb-1 text-sm font-semibold">{make.scopes}</legend>
        {scopes.map((scope) => (
          <CheckField key={scope} name={scope} label={texts.scopes[scope]} />
        ))}
      </fieldset>
      <SelectField name="lifetime" label={make.lifetime} options={lifetimes.map((days) => [days, texts.lifetimes[days]] as const)} />
      <SubmitButton>{make.submit}</SubmitButton>
    </Form>
  );
}

function NewSecret({ words, secret }: { words: string; secret: string }) {
  return (
    <section ref={(shown) => shown?.focus()} tabIndex={-1} aria-label={words} className="grid gap-2 rounded-lg bg-good-soft p-4">
      <p className="font-medium text-good">{words}</p>
      <code className="rounded-lg bg-surface px-3 py-2 font-mono text-sm break-all select-all">{secret}</code>
    </section>
  );
}
