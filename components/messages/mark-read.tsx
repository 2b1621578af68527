"use client";

import { useEffect } from "react";
import { markReadAction } from "@/lib/messages/filing/actions";

/** Marks what is open as read once it is shown: a message, or a conversation up to its newest message. */
export function MarkRead({ conversation, newest, message }: { conversation?: number; newest?: number; message?: number }) {
  useEffect(() => {
    const shown = message ? { message: String(message) } : { conversation: String(conversation), newest: String(newest) };
    // Failing, it leaves it unread, to be marked the next time.
    markReadAction(shown).catch(() => {});
  }, [conversation, newest, message]);

  return null;
}
