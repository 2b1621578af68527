import { getTranslations } from "next-intl/server";
import { ActButtons } from "@/components/messages/act-buttons";
import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { actsIn } from "@/lib/messages/act";
import { actOnConversationsAction } from "@/lib/messages/actions";
import type { ShownConversation } from "@/lib/messages/queries";

/** What may be done with the open conversation; then it goes back to where the reader came from. */
export async function ConversationActs({ conversation, back }: { conversation: ShownConversation; back: string }) {
  const t = await getTranslations("messages");
  const { id, folders, unread, messages } = conversation;
  const received = messages.some(({ own }) => !own);
  return (
    <div className="flex flex-wrap gap-2">
      <ActForm action={actOnConversationsAction} hidden={{ conversation: id, next: back }}>
        <ActButtons acts={actsIn(folders, received)} label={t("conversation.acts")} />
      </ActForm>
      {unread > 0 && (
        <ActForm action={actOnConversationsAction} hidden={{ conversation: id, next: `/messages/c/${id}` }} className="hidden noscript:block">
          <Button type="submit" name="act" value="markRead" look="secondary">
            {t("acts.markRead")}
          </Button>
        </ActForm>
      )}
    </div>
  );
}
