import { RichText } from "@/components/ui/rich-text";
import type { Catalogue } from "@/lib/i18n/catalogues";
import type { Shown } from "@/lib/outcome";

type Properties = { texts: Catalogue["profile"]["text"]; previews: Shown["shown"] };

/** Takes the focus, since it stands above the button that was pressed. */
export function ProfilePreview({ texts, previews }: Properties) {
  return (
    <section key={JSON.stringify(previews)} ref={(pane) => pane?.focus()} tabIndex={-1} aria-label={texts.previewTitle} className="grid gap-4 rounded-lg border border-dashed border-edge p-4">
      <p className="text-sm font-semibold text-faint">{texts.previewTitle}</p>
      {(["biography", "signature"] as const).map((field) => (
        <div key={field} className="grid gap-1">
          <p className="text-xs font-semibold text-faint">{texts[field]}</p>
          {previews[field] ? <RichText html={previews[field]} size={field === "signature" ? "small" : "normal"} /> : <p className="text-sm text-faint">{texts.nothing}</p>}
        </div>
      ))}
    </section>
  );
}
