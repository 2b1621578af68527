import { Bell, BellOff } from "lucide-react";
import { ActButtons } from "@/components/messages/act-buttons";
import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { getTranslations } from "@/lib/i18n/texts";
import { actsIn } from "@/lib/messages/filing/act";
import { fileAction } from "@/lib/messages/filing/actions";
import { muteAction } from "@/lib/messages/muting/actions";
import type { ShownConversation } from "@/lib/messages/queries";

type Properties = { conversation: ShownConversation; selection: { conversation: number } | { message: number }; back: string };

/** What may be done with what is open; then it goes back to where the reader came from. */
export async function ConversationActs({ conversation, selection, back }: Properties) {
  const t = await getTranslations("messages");
  const reading = await getTranslations("reading.muting");
  const { folders, unread, messages, muted } = conversation;
  const here = "message" in selection ? `/messages/m/${selection.message}` : `/messages/c/${selection.conversation}`;
  const received = messages.some(({ own }) => !own);
  return (
    <div className="flex flex-wrap gap-2">
      <ActForm action={fileAction} hidden={{ ...selection, next: back }}>
        <ActButtons acts={actsIn(folders, received)} label={t("conversation.acts")} />
      </ActForm>
      <ActForm action={muteAction} hidden={{ conversation: conversation.id, next: here }}>
        <IconButton type="submit" name="wish" value={muted ? "unmute" : "mute"} look="secondary" icon={muted ? Bell : BellOff} words={reading(muted ? "unmute" : "mute")} />
      </ActForm>
      {unread > 0 && (
        <ActForm action={fileAction} hidden={{ ...selection, next: here }} className="hidden noscript:block">
          <Button type="submit" name="act" value="markRead" look="secondary">
            {t("acts.markRead")}
          </Button>
        </ActForm>
      )}
    </div>
  );
}
