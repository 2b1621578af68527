import { actorLives } from "@/lib/auth/actor-lives";
import { memberHandler } from "@/lib/handler";
import { jsonMethods } from "@/lib/json-handler";
import { newsJson } from "@/lib/messages/api/json";
import { getMailboxNews } from "@/lib/messages/queries";
import { eventStream } from "@/lib/realtime/event-stream";

const only = jsonMethods("GET, OPTIONS");

export const GET = memberHandler(async (actor, request) => {
  let told: string | undefined;
  return eventStream(request, {
    topic: `member:${actor.memberId}`,
    async read() {
      if (!(await actorLives(actor))) return null;
      const data = JSON.stringify(newsJson(await getMailboxNews(actor)));
      if (data === told) return [];
      told = data;
      return [{ data }];
    },
  });
});

// Next would answer with GET, whose stream nobody would then read or close.
export const HEAD = only.refused;
export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;
