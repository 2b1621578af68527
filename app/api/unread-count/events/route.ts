import { sessionLives } from "@/lib/auth/sessions";
import { memberHandler } from "@/lib/handler";
import { countUnread } from "@/lib/messages/queries";
import { allowing } from "@/lib/methods";
import { eventStream } from "@/lib/realtime/event-stream";

export const GET = memberHandler(async (actor, request) => {
  let told: number | undefined;
  return eventStream(request, {
    topic: `member:${actor.memberId}`,
    async read() {
      if (!(await sessionLives(actor))) return null;
      const count = await countUnread(actor);
      if (count === told) return [];
      told = count;
      return [{ data: JSON.stringify({ unread_count: count }) }];
    },
  });
});

// Next would answer with GET, whose stream nobody would then read or close.
export const HEAD = allowing("GET").refused;
