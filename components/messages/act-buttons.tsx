"use client";

import { Archive, ArchiveRestore, Bell, BellOff, Inbox, Mail, MailOpen, Trash2 } from "lucide";
import type { IconNode } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import type { Act } from "@/lib/messages/filing/act";

const icons: Record<Act, IconNode> = { archive: Archive, unarchive: Inbox, trash: Trash2, restore: ArchiveRestore, markRead: MailOpen, markUnread: Mail, mute: BellOff, unmute: Bell };

/** What each act is called comes along, since the catalogues stay with the server. */
export function ActButtons({ acts, label }: { acts: (readonly [act: Act, words: string])[]; label: string }) {
  return (
    <fieldset aria-label={label} className="flex min-w-0 flex-1 flex-wrap gap-1 sm:gap-2">
      {acts.map(([act, words]) => (
        <IconButton key={act} type="submit" name="act" value={act} look="secondary" icon={icons[act]} words={words} />
      ))}
    </fieldset>
  );
}
