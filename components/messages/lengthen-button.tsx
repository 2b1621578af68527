"use client";

import { type MouseEvent, startTransition, useRef } from "react";
import { useFormContext } from "react-hook-form";
import { SubmitButton } from "@/components/ui/controls";
import { isNavigation, type Problems, useTell } from "@/components/ui/form";
import { useMadeFor } from "@/components/ui/made-for";
import type { Outcome } from "@/lib/outcome";

type Properties = {
  action: (typed: Record<string, string>) => Promise<Outcome>;
  hidden: Record<string, string>;
  words: string;
  problems: Problems;
  onSending: (state: "begun" | "left" | "stayed") => void;
};

export function LengthenButton({ action, hidden, words, problems, onSending }: Properties) {
  const { getValues, setError } = useFormContext();
  const tell = useTell();
  const madeFor = useMadeFor();
  const underWay = useRef(false);

  async function lengthen() {
    onSending("begun");
    try {
      const outcome = await action({ ...hidden, ...madeFor, body: getValues("body"), lengthen: "on" });
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
    <SubmitButton look="quiet" className="max-sm:-ml-4" name="lengthen" value="on" onClick={start}>
      {words}
    </SubmitButton>
  );
}
