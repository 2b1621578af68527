import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { newsJson } from "@/lib/messages/api/json";
import { getMailboxNews } from "@/lib/messages/queries";
import type { Source } from "@/lib/realtime/event-stream";
import { together } from "@/lib/realtime/together";

/** What the mailbox of a member tells of itself, at once and whenever it changes; read once for all their streams. */
export function mailboxSource(viewer: Actor): Source {
  let told: string | undefined;
  return {
    topics: [],
    async read() {
      const news = await together(`mailbox ${viewer.memberId}`, () => getMailboxNews(viewer));
      const data = JSON.stringify(newsJson(news));
      if (data === told) return { events: [] };
      told = data;
      return { events: [{ data }] };
    },
  };
}
