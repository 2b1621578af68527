import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Row } from "@/components/ui/rows";
import { When } from "@/components/ui/when";
import { getTranslations } from "@/lib/i18n/texts";
import { dropDraftAction } from "@/lib/messages/drafts/actions";
import type { ListedDraft } from "@/lib/messages/drafts/queries";

export async function DraftRow({ draft }: { draft: ListedDraft }) {
  const t = await getTranslations("messages.drafts");
  const { key, conversationId, parentId, to, excerpt, updatedAt } = draft;
  const subject = draft.subject.trim() || t("noSubject");
  return (
    <Row>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
          {conversationId || parentId ? t("answer") : t("to", { to: to || t("nobody") })}
          <span className="text-xs text-faint">
            <When at={updatedAt} />
          </span>
        </p>
        <p className="truncate">
          <Link href={conversationId ? `/messages/c/${conversationId}` : `/messages/write?draft=${key}`} className="after:absolute after:inset-0">
            {conversationId && !draft.subject.trim() ? excerpt : subject}
          </Link>
          {!(conversationId && !draft.subject.trim()) && <span className="ml-2 text-sm text-faint">{excerpt}</span>}
        </p>
      </div>
      <ActForm action={dropDraftAction} hidden={{ key }} className="relative z-10">
        <Button type="submit" look="quiet" aria-label={t("dropOne", { subject })}>
          {t("drop")}
        </Button>
      </ActForm>
    </Row>
  );
}
