import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { currentActor } from "@/lib/auth/session";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import { stayAction } from "@/lib/members/leaving/actions";

export async function FarewellBanner() {
  const leavingAt = (await currentActor())?.leavingAt;
  if (!leavingAt) return null;
  const t = await getTranslations("leaving.leaving");
  const when = (await getFormatter()).dateTime(leavingAt, { dateStyle: "long", timeStyle: "short" });
  return (
    <section aria-label={t("label")} className="mx-auto mb-6 flex max-w-page flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-xl bg-danger-soft px-4 py-2">
      <p className="font-medium text-danger">{t("text", { when })}</p>
      <ActForm action={stayAction}>
        <Button look="secondary">{t("stay")}</Button>
      </ActForm>
    </section>
  );
}
