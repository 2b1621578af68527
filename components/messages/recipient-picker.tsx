"use client";

import { RecipientChips } from "@/components/messages/recipient-chips";
import { RecipientOptions } from "@/components/messages/recipient-options";
import { type Begun, usePicking } from "@/components/messages/use-picking";
import { describedBy, Field } from "@/components/ui/field";
import { type Problems, useField } from "@/components/ui/form";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { fill } from "@/lib/problems";

type Properties = { label: string; hint: string; most: number; texts: Catalogue["writing"]["picker"]; problems: Problems; begun: Begun };
type Picking = ReturnType<typeof usePicking>;

export function RecipientPicker({ label, hint, most, texts, problems, begun }: Properties) {
  const { id, problem } = useField("to");
  const picking = usePicking(begun);
  const { names, typed, shown, asked, active, find, type, add, press, remove, bind } = picking;
  const wrong = problem ?? problemWith(picking, most, problems);
  const nobody = asked && shown.length === 0;
  const list = `${id}-list`;
  return (
    <Field id={id} label={label} hint={hint} problem={wrong}>
      <div className="relative flex flex-wrap items-center gap-2 rounded-lg border border-edge bg-surface p-1 has-[input:focus-visible]:outline-3 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-accent">
        {names.length > 0 && <RecipientChips names={names} find={find} label={texts.chosen} remove={texts.remove} onRemove={remove} />}
        <input
          id={id}
          {...bind}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={shown.length > 0}
          aria-controls={list}
          aria-activedescendant={shown.length > 0 ? `${list}-${active}` : undefined}
          {...describedBy(id, hint, wrong)}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
          // biome-ignore lint/a11y/noAutofocus: it takes the place of the field that had the focus.
          autoFocus={begun.focused}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="min-h-11 min-w-40 flex-1 bg-transparent px-2 text-base outline-none"
        />
        {shown.length > 0 && <RecipientOptions id={list} label={texts.options} options={shown} active={active} reasons={texts.reasons} onPick={({ name }) => add(name)} />}
      </div>
      <p role="status" className={nobody ? "text-sm text-faint" : "sr-only"}>
        {asked && (nobody ? texts.nobody : fill(texts.found, { count: shown.length }))}
      </p>
    </Field>
  );
}

/** What the site would say of the list as it stands. */
function problemWith({ names, find }: Picking, most: number, problems: Problems): string | undefined {
  const unknown = names.filter((name) => find(name) === null);
  if (unknown.length > 0) return fill(problems.recipientUnknown ?? "", { names: unknown.join(", ") });
  if (names.some((name) => find(name)?.unwritable === "self")) return problems.recipientSelf;
  if (names.length > most) return most === 1 ? problems.recipientsOne : fill(problems.recipientsMost ?? "", { most, count: names.length });
  return undefined;
}
