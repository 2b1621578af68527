import type { Catalogue } from "@/lib/i18n/catalogues";

const meanings = [
  ["j", "next"],
  ["k", "previous"],
  ["x", "tick"],
  ["e", "archive"],
  ["#", "trash"],
  ["u", "unread"],
  ["z", "undo"],
  ["r", "reply"],
  ["c", "write"],
  ["/", "search"],
  ["g i", "inbox"],
  ["g s", "sent"],
  ["g a", "archives"],
  ["g t", "trashFolder"],
  ["g d", "drafts"],
  ["?", "help"],
] as const;

export function KeyList({ texts }: { texts: Catalogue["keyboard"] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1.5 text-sm">
      {meanings.map(([keys, meaning]) => (
        <div key={keys} className="contents">
          <dt className="flex items-baseline gap-1.5">
            {keys.split(" ").map((key, place) => (
              <span key={key} className="flex items-baseline gap-1.5">
                {place > 0 && <span className="text-xs text-faint">{texts.then}</span>}
                <kbd className="min-w-7 rounded-md border border-edge bg-sunken px-1.5 py-0.5 text-center font-mono">{key}</kbd>
              </span>
            ))}
          </dt>
          <dd>{texts.acts[meaning]}</dd>
        </div>
      ))}
    </dl>
  );
}
