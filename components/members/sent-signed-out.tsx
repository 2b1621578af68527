import { cookies } from "next/headers";
import { keptCookie } from "@/lib/forms/kept/cookie";
import { getKeptForm } from "@/lib/forms/kept/queries";
import { isWords } from "@/lib/forms/kept/words";
import { getTranslations } from "@/lib/i18n/texts";

/** For whoever sent a form after the session had ended: what they typed is shown at once, and waits on its page for them. Or their link was too long to be carried along (`cut`). */
export async function SentSignedOut({ what }: { what: string }) {
  const t = await getTranslations("members.signIn.sent");
  const form = what === "kept" ? await getKeptForm((await cookies()).get(keptCookie.name)?.value, "nobody") : null;
  const sentence = what === "cut" ? "cut" : "lost";
  const words = Object.values(form?.fields ?? {}).filter(isWords);
  return (
    <div className="grid gap-3">
      <p role="alert" className="rounded-lg bg-danger-soft px-4 py-3 text-sm font-medium text-danger">
        {t(form ? "kept" : sentence)}
      </p>
      {words.length > 0 && (
        <section aria-label={t("typed")} className="grid gap-2">
          <h2 className="font-semibold">{t("typed")}</h2>
          {words.map((text) => (
            <p key={text} dir="auto" className="rounded-lg border border-line bg-surface px-4 py-3 wrap-anywhere whitespace-pre-wrap">
              {text}
            </p>
          ))}
        </section>
      )}
    </div>
  );
}
