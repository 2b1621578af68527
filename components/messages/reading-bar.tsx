import { ArrowLeft } from "lucide";
import { ConversationActs } from "@/components/messages/conversation-acts";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Folder } from "@/lib/generated/prisma/enums";
import { getTranslations } from "@/lib/i18n/texts";
import type { ShownConversation } from "@/lib/messages/queries";

type Properties = { folder: Folder; back: string; conversation: ShownConversation; selection: { conversation: number } | { message: number } };

export async function ReadingBar({ folder, back, conversation, selection }: Properties) {
  const t = await getTranslations("messages");
  const name = t(`folders.${folder}`);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
      <ButtonLink href={back} look="quiet" className="-ml-4" aria-label={t("conversation.back", { folder: name })}>
        <Icon icon={ArrowLeft} className="size-4.5" />
        {name}
      </ButtonLink>
      <ConversationActs conversation={conversation} selection={selection} back={back} />
    </div>
  );
}
