"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { ButtonLink } from "@/components/ui/button";
import { SubmitButton, TextArea, TextField } from "@/components/ui/controls";
import { control } from "@/components/ui/field";
import { Form, type Problems } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { editAction } from "@/lib/tribune/editing/actions";
import type { FeedPost } from "@/lib/tribune/feed/post";

const editRules = async () => (await import("@/lib/tribune/editing/schema")).editSchema;

type Properties = {
  board: string;
  slug: string;
  post: { number: number; content: string; clock: string };
  maximumLength: number;
  texts: Catalogue["tribune"]["board"];
  problems: Problems;
  onEdited?: (post: FeedPost) => void;
};

/** In place of the line to write on; whoever saves or leaves it goes back to their post. */
export function EditForm({ board, slug, post, maximumLength, texts, problems, onEdited }: Properties) {
  const { push } = useRouter();
  const back = `${board}#post-${post.number}`;
  // Programs post line breaks, which a line to write on would swallow.
  const Field = post.content.includes("\n") ? TextArea : TextField;

  useEffect(() => () => focusIfLost(`post-${post.number}`), [post.number]);

  function finish(value: unknown) {
    onEdited?.((value as { post: FeedPost }).post);
    push(back, { scroll: false });
  }

  return (
    <Form action={editAction} schema={editRules} problems={problems} values={{ content: post.content }} hidden={{ slug, number: String(post.number), back: board }} onDone={finish} className="flex flex-wrap items-start gap-3">
      <div className="min-w-0 flex-1 basis-64">
        <Field name="content" label={texts.editLabel.replace("{clock}", post.clock)} maxLength={maximumLength} autoComplete="off" autoFocus className={`${control} font-mono`} required />
      </div>
      <div className="mt-7 flex gap-1">
        <SubmitButton>{texts.save}</SubmitButton>
        <ButtonLink href={back} scroll={false} look="quiet">
          {texts.cancel}
        </ButtonLink>
      </div>
      <noscript>
        <input type="hidden" name="script" value="off" />
      </noscript>
    </Form>
  );
}

function focusIfLost(id: string) {
  if (document.activeElement === document.body) document.getElementById(id)?.focus();
}
