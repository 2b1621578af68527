import { CopyButton } from "@/components/ui/copy-button";
import type { Catalogue } from "@/lib/i18n/catalogues";
import type { Snippet } from "@/lib/tribune/clients/queries";

export function ClientSnippets({ snippets, texts }: { snippets: Snippet[]; texts: Catalogue["clients"] }) {
  return (
    <div className="grid gap-6">
      {snippets.map(({ client, file, text }) => (
        <section key={`${client} ${file}`} className="grid grid-cols-[minmax(0,1fr)] gap-2">
          <div className="flex flex-wrap items-center justify-between gap-x-4">
            <h3 className="font-semibold wrap-anywhere">
              {client} {file && <code className="text-sm text-faint">{file}</code>}
            </h3>
            <CopyButton text={text} words={texts.copy} done={texts.copied} label={texts.copyNamed.replace("{client}", [client, file].filter(Boolean).join(" "))} />
          </div>
          <pre className="rounded-lg bg-sunken px-3 py-2 font-mono text-sm whitespace-pre-wrap break-all select-all">{text}</pre>
        </section>
      ))}
    </div>
  );
}
