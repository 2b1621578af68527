"use client";

import { type ReactNode, useActionState } from "react";
import { MadeForField } from "@/components/ui/made-for";
import type { Outcome } from "@/lib/outcome";

type Properties = {
  action: (previous: unknown, form?: FormData) => Promise<Outcome>;
  hidden?: Record<string, string | number>;
  className?: string;
  id?: string;
  children: ReactNode;
};

export function ActForm({ action, hidden = {}, className, id, children }: Properties) {
  const [state, act] = useActionState<Outcome | null, FormData>(action, null);
  return (
    <form id={id} action={act} className={className}>
      {state && !state.ok && (
        <p role="alert" className="w-full rounded-lg bg-danger-soft px-4 py-3 text-sm font-medium text-danger">
          {state.message}
        </p>
      )}
      <MadeForField />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
