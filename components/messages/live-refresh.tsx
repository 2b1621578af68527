"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { followMailbox } from "@/components/live/follow-mailbox";

export function LiveRefresh({ newest, settlements, unread }: { newest: number; settlements: number; unread?: number }) {
  const router = useRouter();

  useEffect(
    () =>
      followMailbox((news) => {
        if (news.newest_message !== newest || news.settlements !== settlements || (unread !== undefined && news.unread_count !== unread)) router.refresh();
      }),
    [router, newest, settlements, unread],
  );

  return null;
}
