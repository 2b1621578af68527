"use client";

import { ClientSnippets } from "@/components/tribune/client-snippets";
import { SubmitButton } from "@/components/ui/controls";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { makeClientTokenAction } from "@/lib/tribune/clients/actions";

const clientTokenRules = async () => (await import("@/lib/tribune/clients/schema")).clientTokenSchema;

type Properties = { slug: string; texts: Catalogue["clients"]; problems: Problems };

export function ClientTokenForm({ slug, texts, problems }: Properties) {
  return (
    <Form
      action={makeClientTokenAction}
      schema={clientTokenRules}
      problems={problems}
      values={{}}
      hidden={{ slug }}
      show={({ secret = "", snippets = "[]" }) => (
        <section key={secret} ref={(shown) => shown?.focus()} tabIndex={-1} aria-label={texts.shownOnce} className="grid gap-4 rounded-lg bg-good-soft p-4">
          <p className="font-medium text-good">{texts.shownOnce}</p>
          <code className="rounded-lg bg-surface px-3 py-2 font-mono text-sm break-all select-all">{secret}</code>
          <ClientSnippets snippets={JSON.parse(snippets)} texts={texts} />
        </section>
      )}
    >
      <SubmitButton className="justify-self-start">{texts.make}</SubmitButton>
    </Form>
  );
}
