"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { followUnread } from "@/components/layout/follow-unread";

export function LiveRefresh({ newest, unread }: { newest: number; unread?: number }) {
  const router = useRouter();

  useEffect(
    () =>
      followUnread((news) => {
        if (news.newest_message !== newest || (unread !== undefined && news.unread_count !== unread)) router.refresh();
      }),
    [router, newest, unread],
  );

  return null;
}
