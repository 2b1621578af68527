import { Archive, ArchiveRestore, Bell, BellOff, Inbox, type LucideIcon, Mail, MailOpen, Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { getTranslations } from "@/lib/i18n/texts";
import type { Act } from "@/lib/messages/filing/act";

const icons: Record<Act, LucideIcon> = { archive: Archive, unarchive: Inbox, trash: Trash2, restore: ArchiveRestore, markRead: MailOpen, markUnread: Mail, mute: BellOff, unmute: Bell };

export async function ActButtons({ acts, label }: { acts: readonly Act[]; label: string }) {
  const t = await getTranslations("messages.acts");
  return (
    <fieldset aria-label={label} className="flex min-w-0 flex-1 flex-wrap gap-1 sm:gap-2">
      {acts.map((act) => (
        <IconButton key={act} type="submit" name="act" value={act} look="secondary" icon={icons[act]} words={t(act)} />
      ))}
    </fieldset>
  );
}
