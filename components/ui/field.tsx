import type { ReactNode } from "react";

export const control = "w-full rounded-lg border border-edge bg-surface px-3 py-2.5 text-base text-ink placeholder:text-faint aria-invalid:border-danger";

type Notes = { id: string; hint?: string | undefined; problem?: string | undefined };
type Properties = Notes & { label: string; children: ReactNode };

export function Field({ id, label, hint, problem, children }: Properties) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children}
      <FieldNotes id={id} hint={hint} problem={problem} />
    </div>
  );
}

export function FieldNotes({ id, hint, problem }: Notes) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-faint">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="text-sm font-medium text-danger">
          {problem}
        </p>
      )}
    </>
  );
}

export function describedBy(id: string, hint: string | undefined, problem: string | undefined) {
  const ids = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": problem ? true : undefined };
}
