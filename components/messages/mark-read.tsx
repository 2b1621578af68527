"use client";

import { useEffect } from "react";
import { markReadAction } from "@/lib/messages/actions";

/** Marks a conversation as read once it is shown, up to the newest message of it. */
export function MarkRead({ conversation, newest }: { conversation: number; newest: number }) {
  useEffect(() => {
    // Failing, it leaves the conversation unread, to be marked the next time.
    markReadAction({ conversation: String(conversation), newest: String(newest) }).catch(() => {});
  }, [conversation, newest]);

  return null;
}
