import { ActButtons } from "@/components/messages/act-buttons";
import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import { currentNews } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/texts";
import { type Act, actsIn } from "@/lib/messages/filing/act";
import { fileAction } from "@/lib/messages/filing/actions";
import type { ShownConversation } from "@/lib/messages/queries";

type Properties = { conversation: ShownConversation; selection: { conversation: number } | { message: number }; back: string };

export async function ConversationActs({ conversation, selection, back }: Properties) {
  const t = await getTranslations("messages");
  const { folders, unread, messages, muted } = conversation;
  const { last: newest } = await currentNews();
  const here = "message" in selection ? `/messages/m/${selection.message}` : `/messages/c/${selection.conversation}`;
  const named = (act: Act) => [act, t(`acts.${act}`)] as const;
  const received = messages.some(({ own }) => !own);
  return (
    <div className="flex flex-wrap gap-2">
      <ActForm action={fileAction} hidden={{ ...selection, newest, next: back }}>
        <ActButtons acts={actsIn(folders, received).map(named)} label={t("conversation.acts")} />
      </ActForm>
      <ActForm action={fileAction} hidden={{ ...selection, newest, next: here }}>
        <ActButtons acts={[named(muted ? "unmute" : "mute")]} label={t("conversation.muting")} />
      </ActForm>
      {unread > 0 && (
        <ActForm action={fileAction} hidden={{ ...selection, newest, next: here }} className="hidden noscript:block">
          <Button type="submit" name="act" value="markRead" look="secondary">
            {t("acts.markRead")}
          </Button>
        </ActForm>
      )}
    </div>
  );
}
