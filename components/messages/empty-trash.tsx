import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/texts";
import { emptyTrashAction } from "@/lib/messages/filing/actions";

export async function EmptyTrash({ until }: { until: number }) {
  const t = await getTranslations("messages.emptyTrash");
  return (
    <details className="rounded-xl border border-line bg-surface">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 text-sm font-semibold text-danger">{t("title")}</summary>
      <ActForm action={emptyTrashAction} hidden={{ sure: "yes", until }} className="grid justify-items-start gap-3 px-4 pb-4">
        <p className="max-w-prose text-sm">{t("text")}</p>
        <Button type="submit" look="danger">
          {t("submit")}
        </Button>
      </ActForm>
    </details>
  );
}
