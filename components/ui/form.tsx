"use client";

import { type BaseSyntheticEvent, createContext, type ReactNode, startTransition, useActionState, useContext, useId, useState } from "react";
import { type FieldValues, FormProvider, type Resolver, useForm, useFormContext } from "react-hook-form";
import type { $ZodType } from "zod/v4/core";
import { MadeForField, useKept, useMadeFor } from "@/components/ui/made-for";
import { isShown, type Outcome, type Shown } from "@/lib/outcome";
import { fill } from "@/lib/problems";

export type Problems = Record<string, string>;
type Action = (previous: unknown, form?: FormData) => Promise<Outcome>;
type Schema = () => Promise<$ZodType>;

type Properties = {
  action: Action;
  /** Comes with the first field that is come to. */
  schema: Schema;
  values: Record<string, string | boolean>;
  problems: Problems;
  hidden?: Record<string, string>;
  /** Sends also what is wrong here, where the site has more to say of it. */
  tellsAll?: boolean;
  onDone?: (value: unknown) => void;
  /** Told when it is being sent, and whether the answer leads to another page or back to it. */
  onSending?: (state: "begun" | "left" | "stayed") => void;
  show?: (shown: Shown["shown"]) => ReactNode;
  className?: string;
  children: ReactNode;
};

type Refusal = { values: Record<string, string>; fields: Record<string, string>; id: string; pending: boolean; tell: (message: string | null) => void };

const Refused = createContext<Refusal>({ values: {}, fields: {}, id: "", pending: false, tell: () => {} });

/** Posts natively where no script runs, and otherwise checks first, keeps what was typed, and says what went wrong beside its field. */
export function Form({ action, schema, values, problems, hidden = {}, tellsAll = false, onDone, onSending, show, className, children }: Properties) {
  const id = useId();
  const [state, nativeAction] = useActionState<Outcome | null, FormData>(action, null);
  const [message, setMessage] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const answered = state?.ok && isShown(state.value) ? state.value : null;
  const [told, setTold] = useState<Shown | null>(null);
  const shown = (told ?? answered)?.shown;
  const refused = state && !state.ok ? state : { values: answered?.typed ?? {}, fields: {}, message: null };
  const madeFor = useMadeFor();
  const [kept] = useState(useKept(values, hidden));
  const form = useForm<FieldValues>({
    resolver: resolverOf(schema, problems, hidden),
    defaultValues: { ...values, ...kept, ...refused.values },
    reValidateMode: "onChange",
  });

  async function submit(input: FieldValues, event?: BaseSyntheticEvent) {
    setPending(true);
    setMessage(null);
    onSending?.("begun");
    try {
      const outcome = await action({ ...input, ...hidden, ...madeFor, ...(kept && { kept: "on" }), ...pressed(event) });
      if (!outcome) return;
      if (outcome.ok && isShown(outcome.value)) return setTold(outcome.value);
      if (outcome.ok) return onDone?.(outcome.value);
      setMessage(outcome.message);
      onSending?.("stayed");
      const names = Object.keys(outcome.fields);
      for (const name of names) form.setError(name, { message: outcome.fields[name] ?? "" }, { shouldFocus: name === names[0] });
    } catch (reason) {
      if (isNavigation(reason)) {
        onSending?.("left");
        throw reason;
      }
      setMessage(problems.unreachable ?? "");
      onSending?.("stayed");
    } finally {
      setPending(false);
    }
  }

  return (
    <FormProvider {...form}>
      <Refused value={{ ...refused, id, pending, tell: setMessage }}>
        <form
          action={nativeAction}
          noValidate
          className={className ?? "grid gap-5"}
          onFocus={() => void loaded(schema)}
          onSubmit={(event) => startTransition(() => form.handleSubmit(submit, tellsAll ? (_, sent) => submit(form.getValues(), sent) : undefined)(event))}
        >
          {(message ?? refused.message) && (
            <p role="alert" className="rounded-lg bg-danger-soft px-4 py-3 text-sm font-medium text-danger">
              {message ?? refused.message}
            </p>
          )}
          {kept && !message && !refused.message && (
            <p role="status" className="rounded-lg bg-accent-soft px-4 py-3 text-sm font-medium">
              {problems.typedKept}
            </p>
          )}
          {shown && show?.(shown)}
          <MadeForField />
          {kept && <input type="hidden" name="kept" value="on" />}
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {children}
        </form>
      </Refused>
    </FormProvider>
  );
}

export function useField(name: string) {
  const { register, formState } = useFormContext();
  const refused = useContext(Refused);
  const problem = (formState.errors[name]?.message as string | undefined) ?? (formState.isSubmitted ? undefined : refused.fields[name]);
  return { id: `${refused.id}-${name}`, registration: register(name), problem, initial: refused.values[name] ?? formState.defaultValues?.[name] };
}

/** Says above the form what went wrong with it as a whole. */
export function useTell(): (message: string | null) => void {
  return useContext(Refused).tell;
}

export function usePending(): boolean {
  return useContext(Refused).pending;
}

function resolverOf(schema: Schema, problems: Problems, hidden: Record<string, string>): Resolver<FieldValues> {
  return async (input) => {
    const found = Object.entries((await loaded(schema))?.({ ...input, ...hidden }) ?? {});
    const errors = found.map(([field, { key, values }]) => [field, { type: key, message: fill(problems[key] ?? problems.invalid ?? key, values) }]);
    return found.length === 0 ? { values: input, errors: {} } : { values: {}, errors: Object.fromEntries(errors) };
  };
}

/** Where they cannot be had, the site alone decides: it does so in any case. */
async function loaded(schema: Schema) {
  const parts = await Promise.all([import("@/lib/form-check"), schema()]).catch(() => null);
  return parts && ((input: FieldValues) => parts[0].wrongFields(parts[1], input));
}

/** The button that sent the form, where it has a name: browsers send it along, and so do we. */
function pressed(event: BaseSyntheticEvent | undefined): Record<string, string> {
  const button = (event?.nativeEvent as SubmitEvent | undefined)?.submitter;
  return button instanceof HTMLButtonElement && button.name ? { [button.name]: button.value } : {};
}

export function isNavigation(reason: unknown): boolean {
  return typeof reason === "object" && reason !== null && "digest" in reason && String(reason.digest).startsWith("NEXT_");
}
