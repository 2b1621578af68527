"use client";

import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { control, describedBy, Field, FieldNotes } from "@/components/ui/field";
import { useField, usePending } from "@/components/ui/form";

type Texts = { name: string; label: string; hint?: string };

export function TextField({ name, label, hint, ...rest }: Texts & Omit<ComponentProps<"input">, "name">) {
  const { id, registration, problem, initial } = useField(name);
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <input id={id} dir="auto" className={control} defaultValue={initial} {...describedBy(id, hint, problem)} {...rest} {...registration} />
    </Field>
  );
}

export function TextArea({ name, label, hint, ...rest }: Texts & Omit<ComponentProps<"textarea">, "name">) {
  const { id, registration, problem, initial } = useField(name);
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <textarea id={id} dir="auto" className={control} rows={8} defaultValue={initial} {...describedBy(id, hint, problem)} {...rest} {...registration} />
    </Field>
  );
}

export function SelectField({ name, label, hint, options, ...rest }: Texts & { options: readonly (readonly [value: string, words: string])[] } & Omit<ComponentProps<"select">, "name">) {
  const { id, registration, problem, initial } = useField(name);
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <select id={id} className={control} defaultValue={initial} {...describedBy(id, hint, problem)} {...rest} {...registration}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function CheckField({ name, label, hint, ...rest }: Texts & Omit<ComponentProps<"input">, "name" | "type">) {
  const { id, registration, problem, initial } = useField(name);
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="flex min-h-11 items-center gap-3 text-sm">
        <input id={id} type="checkbox" className="size-5 accent-accent" defaultChecked={initial === true || initial === "on" || initial === "true"} {...describedBy(id, hint, problem)} {...rest} {...registration} />
        {label}
      </label>
      <FieldNotes id={id} hint={hint} problem={problem} />
    </div>
  );
}

export function SubmitButton({ children, ...rest }: ComponentProps<typeof Button>) {
  const pending = usePending();
  return (
    <Button type="submit" aria-disabled={pending || undefined} {...rest}>
      {children}
    </Button>
  );
}
