"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { useFormContext } from "react-hook-form";
import { type DraftForm, type DraftTold, followDraft } from "@/components/messages/follow-draft";
import { SignInAgain } from "@/components/messages/sign-in-again";
import { Link } from "@/components/ui/link";
import { useMadeFor } from "@/components/ui/made-for";

export type DraftTexts = Record<"saved" | "here" | "signedOut" | "signIn" | "beside" | "title", string>;

type Properties = DraftForm & { onMoved: (key: string) => void; texts: DraftTexts };

/** Keeps what is typed into the form around it, and says where. */
export function DraftKeeper({ member, formKey, conversation, parent, keptAt, onMoved, texts }: Properties) {
  const { subscribe, reset, getValues } = useFormContext();
  const { madeFor = "" } = useMadeFor();
  const [told, setTold] = useState<DraftTold>("");
  const moved = useEffectEvent(onMoved);

  useEffect(
    () =>
      followDraft({
        form: { subscribe, reset, getValues },
        member,
        formKey,
        conversation,
        parent,
        keptAt,
        madeFor: { madeFor },
        tell: setTold,
        onMoved: (key) => moved(key),
      }),
    [subscribe, reset, getValues, member, formKey, conversation, parent, keptAt, madeFor],
  );

  return (
    <p role="status" className={told ? "text-sm text-faint" : "sr-only"}>
      {told && texts[told]} {told === "signedOut" && <SignInAgain words={texts.signIn} />}
      {told === "beside" && (
        <Link href="/messages/drafts" className="font-semibold text-accent underline">
          {texts.title}
        </Link>
      )}
    </p>
  );
}
