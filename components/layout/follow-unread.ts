import { follow } from "@/components/layout/follow";

export type News = { unread_count: number; newest_message: number; settlements: number };
type Listener = (news: News) => void;

// A browser opens six connections to a site, over all its tabs: whoever follows the mailbox on a page shares one.
const listeners = new Set<Listener>();
let latest: News | undefined;
let stop: (() => void) | undefined;

export function followUnread(listener: Listener): () => void {
  listeners.add(listener);
  if (latest !== undefined) listener(latest);
  stop ??= follow({ events: "/api/unread-count/events", poll: "/api/unread-count", onNews: tell });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
    latest = undefined;
  };
}

function tell(news: unknown) {
  latest = news as News;
  for (const listener of listeners) listener(latest);
}
