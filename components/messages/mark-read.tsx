"use client";

import { useEffect } from "react";
import { useMadeFor } from "@/components/ui/made-for";
import { markReadAction } from "@/lib/messages/filing/actions";

export function MarkRead({ conversation, oldest, newest }: { conversation: number; oldest: number; newest: number }) {
  const { madeFor = "" } = useMadeFor();

  useEffect(() => {
    const mark = () => {
      if (document.hidden) return;
      document.removeEventListener("visibilitychange", mark);
      // Failing, it leaves it unread, to be marked the next time.
      markReadAction({ conversation: String(conversation), oldest: String(oldest), newest: String(newest), madeFor }).catch(() => {});
    };
    document.addEventListener("visibilitychange", mark);
    mark();
    return () => document.removeEventListener("visibilitychange", mark);
  }, [conversation, oldest, newest, madeFor]);

  return null;
}
