import { getTranslations } from "next-intl/server";
import { KeyList } from "@/components/keyboard/key-list";
import { Shortcuts } from "@/components/keyboard/shortcuts";
import { Button } from "@/components/ui/button";
import { currentActor } from "@/lib/auth/session";

export async function Keyboard() {
  const actor = await currentActor();
  if (!actor?.keyboardShortcuts) return null;
  const t = await getTranslations("keyboard");
  return (
    <>
      <Shortcuts />
      <dialog id="keyboard-help" aria-labelledby="keyboard-title" className="m-auto max-w-md rounded-xl border border-line bg-surface p-6 text-ink shadow-lg backdrop:bg-ink/40">
        <div className="grid gap-4">
          <h2 id="keyboard-title" className="text-lg font-semibold">
            {t("title")}
          </h2>
          <KeyList />
          <form method="dialog" className="flex flex-wrap items-center justify-between gap-3">
            <a href="/settings/privacy" className="inline-flex min-h-11 items-center text-sm font-semibold text-accent hover:underline">
              {t("off")}
            </a>
            <Button>{t("close")}</Button>
          </form>
        </div>
      </dialog>
    </>
  );
}
