import { Isolated } from "@/components/ui/isolated";

type Properties = { name: string | null; pseudonym?: string | undefined; words: Record<"gone" | "visitor", string> };

/** Whoever is on one side of a message; a visitor is marked as one, with the mask of the address. Nobody with a name is somebody who is gone. */
export function ShownPerson({ name, pseudonym, words }: Properties) {
  if (name === null) return <span className="text-faint italic">{words.gone}</span>;
  if (!pseudonym) return <Isolated>{name}</Isolated>;
  return (
    <span>
      <Isolated>{name}</Isolated> <span className="rounded-full bg-sunken px-2 py-0.5 text-xs font-semibold text-ink">{words.visitor}</span> <span className="font-mono text-xs font-normal wrap-anywhere text-faint">{pseudonym}</span>
    </span>
  );
}
