"use client";

import { type MouseEvent, startTransition } from "react";
import { useFormContext } from "react-hook-form";
import { SubmitButton } from "@/components/ui/controls";
import { lengthenAction } from "@/lib/messages/drafts/actions";

type Properties = { formKey: string; parent: number; words: string; onSending: (state: "begun" | "left" | "stayed") => void };

export function LengthenButton({ formKey, parent, words, onSending }: Properties) {
  const { getValues, setError } = useFormContext();

  function lengthen(event: MouseEvent) {
    event.preventDefault();
    startTransition(async () => {
      onSending("begun");
      const outcome = await lengthenAction({ key: formKey, parent: String(parent), body: getValues("body") }).catch((reason: unknown) => {
        onSending("left");
        throw reason;
      });
      onSending("stayed");
      if (!outcome.ok) setError("body", { message: outcome.message });
    });
  }

  return (
    <SubmitButton look="quiet" formAction={lengthenAction.bind(null, null) as never} onClick={lengthen}>
      {words}
    </SubmitButton>
  );
}
