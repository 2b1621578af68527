"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { followUnread } from "@/components/layout/follow-unread";

export function LiveRefresh({ newest, settlements, unread }: { newest: number; settlements: number; unread?: number }) {
  const router = useRouter();

  useEffect(
    () =>
      followUnread((news) => {
        if (news.newest_message !== newest || news.settlements !== settlements || (unread !== undefined && news.unread_count !== unread)) router.refresh();
      }),
    [router, newest, settlements, unread],
  );

  return null;
}
