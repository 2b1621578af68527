import { follow } from "@/components/live/follow";

export type MailboxNews = { unread_count: number; newest_message: number; settlements: number };

export function followMailbox(onNews: (news: MailboxNews) => void): () => void {
  return follow({ feed: "mailbox", at: 0, view: "", pollEvery: 15_000, onNews: (news) => onNews(news as MailboxNews) });
}
