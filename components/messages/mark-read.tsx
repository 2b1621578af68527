"use client";

import { useEffect } from "react";
import { markReadAction } from "@/lib/messages/actions";

/** Marks a conversation as read once it is shown; `newest` tells that more of it is shown now. */
export function MarkRead({ conversation, newest }: { conversation: number; newest: number }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is newly shown is to be marked as well.
  useEffect(() => {
    // Failing, it leaves the conversation unread, to be marked the next time.
    markReadAction({ conversation: String(conversation) }).catch(() => {});
  }, [conversation, newest]);

  return null;
}
