"use client";

import { useState } from "react";
import { SubmitButton, TextField } from "@/components/ui/controls";
import { control } from "@/components/ui/field";
import { Form, type Problems, usePending } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { postAction, workAction } from "@/lib/tribune/actions";
import type { FeedPost } from "@/lib/tribune/feed/post";

const postRules = async () => (await import("@/lib/tribune/schema")).postSchema;

export type ComposerProperties = {
  slug: string;
  /** Where to go on without scripts, if not to the board of the channel. */
  back?: string;
  formKey: string;
  owesWork: boolean;
  maximumLength: number;
  texts: Catalogue["tribune"]["board"];
  problems: Problems;
  onPosted: (post: FeedPost) => void;
};

/** The line to write on. A refused message stays, with its key, so that trying again never says it twice. */
export function Composer({ slug, back, formKey, owesWork, maximumLength, texts, problems, onPosted }: ComposerProperties) {
  const [turn, setTurn] = useState({ key: formKey, count: 0 });

  function finish(value: unknown) {
    const { post, nextKey } = value as { post: FeedPost; nextKey: string };
    onPosted(post);
    setTurn(({ count }) => ({ key: nextKey, count: count + 1 }));
  }

  return (
    <Form
      key={turn.count}
      action={owesWork ? postWithWork : postAction}
      schema={postRules}
      problems={problems}
      values={{ content: "" }}
      hidden={{ slug, key: turn.key, ...(back && { back }) }}
      onDone={finish}
      className="flex flex-wrap items-start gap-3"
    >
      <div className="min-w-0 flex-1 basis-64">
        <MessageField label={texts.message} maximumLength={maximumLength} focused={turn.count > 0} />
      </div>
      <SubmitButton className="mt-7">{texts.send}</SubmitButton>
      <noscript>
        <input type="hidden" name="script" value="off" />
      </noscript>
    </Form>
  );
}

/** Does the work when something is posted, so that who only reads spends nothing. */
const postWithWork: typeof postAction = async (input) => {
  const given = await workAction({});
  if (!given.ok) return given;
  const work = given.value;
  if (!work) return postAction(input);
  const { solveChallenge } = await import("altcha-lib/v1");
  const found = await solveChallenge(work.challenge, work.salt, work.algorithm, work.maxnumber).promise;
  return postAction({ ...(input as object), work: found ? { ...work, number: found.number } : undefined });
};

function MessageField({ label, maximumLength, focused }: { label: string; maximumLength: number; focused: boolean }) {
  const pending = usePending();
  return <TextField name="content" label={label} maxLength={maximumLength} autoComplete="off" readOnly={pending} autoFocus={focused} className={`${control} font-mono`} required />;
}
