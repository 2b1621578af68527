import { getTranslations } from "next-intl/server";
import { Dismissible } from "@/components/layout/dismissible";
import { readNotice } from "@/lib/notice";

/** The sentence that the last act left. */
export async function NoticeToast() {
  const notice = await readNotice();
  const t = await getTranslations("common");
  return (
    <div role="status" aria-label={t("notice.label")}>
      {notice && (
        <Dismissible key={notice.id} label={t("notice.dismiss")}>
          {t(`notices.${notice.key}`, notice.values as never)}
        </Dismissible>
      )}
    </div>
  );
}
