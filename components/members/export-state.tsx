import { ActForm } from "@/components/ui/act-form";
import { Button, ButtonLink } from "@/components/ui/button";
import type { Actor } from "@/lib/auth/actor";
import { fileSize } from "@/lib/i18n/file-size";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import { requestExportAction } from "@/lib/members/export/actions";
import { getLatestExport } from "@/lib/members/export/queries";

export async function ExportState({ viewer }: { viewer: Actor }) {
  const [t, format] = [await getTranslations("export"), await getFormatter()];
  const { state, nextAt, requestedAt, expiresAt, size } = await getLatestExport(viewer);
  const moment = (at: Date | null) => (at ? format.dateTime(at, { dateStyle: "long", timeStyle: "short" }) : "");
  const { value, unit } = fileSize(size ?? 0);
  return (
    <>
      <p>{t(`states.${state}`, { at: moment(requestedAt), until: moment(expiresAt), size: format.number(value, { style: "unit", unit }) })}</p>
      {state === "underWay" && (
        <ButtonLink href="/settings/export" look="secondary">
          {t("reload")}
        </ButtonLink>
      )}
      {nextAt && <p className="text-sm text-faint">{t("next", { at: moment(nextAt) })}</p>}
      {state !== "underWay" && !nextAt && (
        <ActForm action={requestExportAction} className="grid justify-items-start gap-3">
          <Button>{t("ask")}</Button>
        </ActForm>
      )}
    </>
  );
}
