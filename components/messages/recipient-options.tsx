import type { Recipient } from "@/components/messages/recipient-search";
import { Avatar } from "@/components/ui/avatar";

type Properties = { id: string; label: string; options: Recipient[]; active: number; reasons: Record<NonNullable<Recipient["unwritable"]>, string>; onPick: (recipient: Recipient) => void };

export function RecipientOptions({ id, label, options, active, reasons, onPick }: Properties) {
  return (
    <div id={id} role="listbox" aria-label={label} className="absolute inset-x-0 top-full z-20 mt-1 max-h-96 overflow-y-auto rounded-lg border border-edge bg-surface py-1 shadow-lg">
      {options.map((option, rank) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox, which keeps the focus.
        <div
          key={option.name}
          id={`${id}-${rank}`}
          role="option"
          tabIndex={-1}
          aria-selected={rank === active}
          aria-disabled={option.unwritable !== null}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => option.unwritable === null && onPick(option)}
          className={`flex min-h-11 cursor-pointer items-center gap-3 px-3 aria-disabled:cursor-default aria-disabled:text-faint ${rank === active ? "bg-accent-soft" : ""}`}
        >
          <Avatar src={option.avatar} size="small" />
          <span className="min-w-0 truncate">{option.name}</span>
          {option.unwritable && <span className="ml-auto text-xs">{reasons[option.unwritable]}</span>}
        </div>
      ))}
    </div>
  );
}
