import { Dismissible } from "@/components/layout/dismissible";
import { ForgetDrafts } from "@/components/messages/forget-drafts";
import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/texts";
import { undoFilingAction } from "@/lib/messages/filing/actions";
import { readNotice } from "@/lib/notice";

export async function NoticeToast() {
  const notice = await readNotice();
  const t = await getTranslations("common");
  return (
    <div role="status" aria-label={t("notice.label")}>
      {notice?.key === "signedOut" && <ForgetDrafts member={Number(notice.values.member)} />}
      {notice && (
        <Dismissible key={notice.id} label={t("notice.dismiss")}>
          <p className="border-l-4 border-good pl-3 font-medium">{t(`notices.${notice.key}`, notice.values as never)}</p>
          {notice.undo && (
            <ActForm action={undoFilingAction} hidden={{ undo: notice.undo.id, next: notice.undo.back }}>
              <Button type="submit" look="quiet">
                {t("notice.undo")}
              </Button>
            </ActForm>
          )}
        </Dismissible>
      )}
    </div>
  );
}
