"use client";

import { type MouseEvent, startTransition, useRef } from "react";
import { useFormContext } from "react-hook-form";
import { SubmitButton } from "@/components/ui/controls";
import { isNavigation, type Problems, useTell } from "@/components/ui/form";
import { lengthenAction } from "@/lib/messages/drafts/actions";

type Properties = { formKey: string; parent: number; words: string; problems: Problems; onSending: (state: "begun" | "left" | "stayed") => void };

export function LengthenButton({ formKey, parent, words, problems, onSending }: Properties) {
  const { getValues, setError } = useFormContext();
  const tell = useTell();
  const underWay = useRef(false);

  async function lengthen() {
    onSending("begun");
    try {
      const outcome = await lengthenAction({ key: formKey, parent: String(parent), body: getValues("body") });
      onSending("stayed");
      if (outcome.ok) return;
      tell(outcome.message);
      if (outcome.fields.body) setError("body", { message: outcome.fields.body }, { shouldFocus: true });
    } catch (reason) {
      onSending(isNavigation(reason) ? "left" : "stayed");
      if (isNavigation(reason)) throw reason;
      tell(problems.unreachable ?? "");
    } finally {
      underWay.current = false;
    }
  }

  function start(event: MouseEvent) {
    event.preventDefault();
    if (underWay.current) return;
    underWay.current = true;
    tell(null);
    startTransition(lengthen);
  }

  return (
    <SubmitButton look="quiet" formAction={lengthenAction.bind(null, null) as never} onClick={start}>
      {words}
    </SubmitButton>
  );
}
