import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { Isolated } from "@/components/ui/isolated";
import { Link } from "@/components/ui/link";
import { Row } from "@/components/ui/rows";
import { When } from "@/components/ui/when";
import { getTranslations } from "@/lib/i18n/texts";
import { dropDraftAction } from "@/lib/messages/drafts/actions";
import type { ListedDraft } from "@/lib/messages/drafts/queries";
import { isolated } from "@/lib/text/direction";

export async function DraftRow({ draft }: { draft: ListedDraft }) {
  const t = await getTranslations("messages.drafts");
  const { key, conversationId, parentId, to, excerpt, updatedAt } = draft;
  const subject = draft.subject.trim() || t("noSubject");
  return (
    <Row>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
          {conversationId || parentId ? t("answer") : t("to", { to: isolated(to) || t("nobody") })}
          <span className="text-xs text-faint">
            <When at={updatedAt} />
          </span>
        </p>
        <p className="truncate">
          <Link href={conversationId ? `/messages/c/${conversationId}` : `/messages/write?draft=${key}`} className="after:absolute after:inset-0">
            <Isolated>{conversationId && !draft.subject.trim() ? excerpt : subject}</Isolated>
          </Link>
          {!(conversationId && !draft.subject.trim()) && (
            <span className="ml-2 text-sm text-faint">
              <Isolated>{excerpt}</Isolated>
            </span>
          )}
        </p>
      </div>
      <ActForm action={dropDraftAction} hidden={{ key }} className="relative z-10">
        <Button type="submit" look="quiet" aria-label={t("dropOne", { subject: isolated(subject) })}>
          {t("drop")}
        </Button>
      </ActForm>
    </Row>
  );
}
