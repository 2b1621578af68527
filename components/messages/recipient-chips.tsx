import { X } from "lucide";
import type { Recipient } from "@/components/messages/recipient-search";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";

type Properties = { names: string[]; find: (name: string) => Recipient | null | undefined; label: string; remove: string; onRemove: (name: string) => void };

export function RecipientChips({ names, find, label, remove, onRemove }: Properties) {
  return (
    <ul aria-label={label} className="contents">
      {names.map((name) => {
        const recipient = find(name);
        const wrong = recipient === null || recipient?.unwritable;
        return (
          <li key={name} className={`flex max-w-full items-center gap-2 rounded-full pl-2 text-sm ${wrong ? "bg-danger-soft text-danger" : "bg-accent-soft text-ink"}`}>
            {recipient && <Avatar src={recipient.avatar} size="small" />}
            <span className="truncate">{recipient?.name ?? name}</span>
            <button type="button" aria-label={remove.replace("{name}", name)} onClick={() => onRemove(name)} className="grid size-11 shrink-0 cursor-pointer place-items-center rounded-full hover:text-accent">
              <Icon icon={X} className="size-4" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
