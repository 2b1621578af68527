import { getLocale, getTranslations } from "next-intl/server";
import { AnswerForm } from "@/components/messages/answer-form";
import { Card } from "@/components/ui/page";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { replyAction } from "@/lib/messages/actions";
import type { OpenDraft } from "@/lib/messages/drafts/queries";
import type { ShownConversation } from "@/lib/messages/queries";

export async function ReplyCard({ conversation, draft, hint }: { conversation: ShownConversation; draft: OpenDraft | null; hint: string | null }) {
  const { messages } = catalogues[await getLocale()];
  const t = await getTranslations("messages");
  const { mayReply, other, folders } = conversation;
  if (!mayReply && folders.every((folder) => folder === "TRASH")) return null;
  if (!mayReply) return <p className="text-faint">{other.kind === "gone" ? t("conversation.gone") : t("conversation.cannotReply", { name: other.name })}</p>;
  const latestOwn = conversation.messages.findLast(({ own }) => own)?.id ?? 0;
  return (
    <Card className="grid gap-4">
      <h2 className="text-lg font-semibold">{t("reply.title")}</h2>
      {hint && <p className="text-sm text-faint">{hint}</p>}
      <AnswerForm
        key={latestOwn}
        action={replyAction}
        hidden={{ conversation: String(conversation.id) }}
        texts={messages.reply}
        problems={await formProblems()}
        formKey={draft?.key ?? crypto.randomUUID()}
        draft={{ conversation: String(conversation.id), body: draft?.body ?? "", keptAt: draft?.updatedAt.getTime() ?? 0, texts: messages.drafts }}
      />
    </Card>
  );
}
