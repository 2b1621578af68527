"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { followUnread } from "@/components/layout/follow-unread";

/** Brings the page up to date when the unread count is no longer the one that it was rendered with. */
export function LiveRefresh({ unread }: { unread: number }) {
  const router = useRouter();

  useEffect(
    () =>
      followUnread((count) => {
        if (count !== unread) router.refresh();
      }),
    [router, unread],
  );

  return null;
}
